namespace Kept.Server.Rights;

/// <summary>What somebody is to Kept. The first five belong to the provider's side, the others to one customer.</summary>
public enum Role
{
    Administrator,

    /// <summary>Drafts, proposes, signs for the provider, amends and ends agreements.</summary>
    AgreementManager,

    /// <summary>Takes tickets, records outages and maintenance.</summary>
    Agent,

    /// <summary>Answers claims, issues statements, settles.</summary>
    Finance,

    /// <summary>Reads all, writes nothing.</summary>
    Auditor,

    /// <summary>Signs, claims, disputes and gives notice for the customer.</summary>
    Signatory,

    /// <summary>Approves work and maintenance for the customer.</summary>
    Approver,

    /// <summary>Opens tickets, reports downtime and asks for maintenance.</summary>
    Requester,

    /// <summary>Reads what is the customer's.</summary>
    Viewer,
}
