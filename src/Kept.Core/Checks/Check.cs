namespace Kept.Core.Checks;

/// <summary>One check: what it is called, and how it finds. Checks are values in a list, each by itself.</summary>
internal sealed record Check(CheckKind Kind, Func<CheckContext, IEnumerable<Finding>> Find);
