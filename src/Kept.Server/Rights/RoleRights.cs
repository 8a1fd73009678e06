using System.Collections.Immutable;
using static Kept.Server.Rights.Permission;

namespace Kept.Server.Rights;

/// <summary>Which role may do what: the one table that the code asks, the documents show and the tests walk.</summary>
public static class RoleRights
{
    private static readonly ImmutableHashSet<Permission> Reading = [ReadAgreements, ReadTickets, OwnAccount];

    private static readonly ImmutableDictionary<Role, ImmutableHashSet<Permission>> All = new Dictionary<Role, ImmutableHashSet<Permission>>
    {
        [Role.Administrator] = [.. Enum.GetValues<Permission>().Except([SignForCustomer])],
        [Role.AgreementManager] =
        [
            .. Reading,
            WriteAgreements,
            Comment,
            SignForProvider,
            GiveNotice,
            ReadCustomers,
            WriteCustomers,
            WriteEvidence,
            AnswerClaims,
            Dispute,
            DecideDisputes,
            ReadJournal,
        ],
        [Role.Agent] = [.. Reading, OpenTickets, WorkTickets, FollowTickets, WriteEvidence, AskForMaintenance, ReadCustomers],
        [Role.Finance] = [.. Reading, AnswerClaims, IssueStatements, Dispute, ReadCustomers],
        [Role.Auditor] = [.. Reading, ReadCustomers, ReadJournal],
        [Role.Signatory] =
        [
            .. Reading,
            Comment,
            SignForCustomer,
            GiveNotice,
            OpenTickets,
            FollowTickets,
            ReportDowntime,
            AskForMaintenance,
            Approve,
            FileClaims,
            Dispute,
        ],
        [Role.Approver] = [.. Reading, Comment, OpenTickets, FollowTickets, ReportDowntime, AskForMaintenance, Approve],
        [Role.Requester] = [.. Reading, OpenTickets, FollowTickets, ReportDowntime, AskForMaintenance],
        [Role.Viewer] = Reading,
    }.ToImmutableDictionary();

    public static ImmutableHashSet<Permission> Of(Role role) => All[role];

    /// <summary>Whether the role belongs to one customer.</summary>
    public static bool IsCustomers(Role role) => role is Role.Signatory or Role.Approver or Role.Requester or Role.Viewer;
}
