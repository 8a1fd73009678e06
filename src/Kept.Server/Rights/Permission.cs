namespace Kept.Server.Rights;

/// <summary>One thing that one may be allowed to do. Every operation of the API and every page names one.</summary>
public enum Permission
{
    /// <summary>Agreements in force and proposed, their figures, statements, members and evidence.</summary>
    ReadAgreements,

    /// <summary>Draft, check, propose, amend, renew, assign, end; members, backing and layers.</summary>
    WriteAgreements,
    Comment,
    SignForProvider,
    SignForCustomer,

    /// <summary>Notice of nonrenewal or termination, as the party one belongs to.</summary>
    GiveNotice,
    ReadTickets,
    OpenTickets,

    /// <summary>Note, pause, resume, change, resolve.</summary>
    WorkTickets,

    /// <summary>Reply as the side one belongs to, close, reopen.</summary>
    FollowTickets,

    /// <summary>Outages, maintenance, measurements, files of evidence, determinations and corrections.</summary>
    WriteEvidence,

    /// <summary>Report downtime as the customer.</summary>
    ReportDowntime,
    AskForMaintenance,
    Approve,
    FileClaims,
    AnswerClaims,
    Dispute,
    DecideDisputes,

    /// <summary>Statements, settlements, invoices and payments.</summary>
    IssueStatements,
    ReadCustomers,
    WriteCustomers,
    ReadJournal,
    ManageAccounts,
    ManageSettings,
    EraseTexts,

    /// <summary>One's own account: password, second factor, passkeys, sessions, tokens. Everybody's, and no token's.</summary>
    OwnAccount,
}
