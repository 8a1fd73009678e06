using System.Collections.Immutable;

namespace Kept.Text.Contract;

/// <summary>A contract, or its summary, as blocks to be written in any form. Everything in it is already in one language.</summary>
/// <param name="Language">The code of the language: <c>en</c>, <c>de</c>.</param>
public sealed record ContractDocument(string Language, string Title, ImmutableArray<ContractBlock> Blocks, ContractFoot Foot);

/// <summary>What stands on every page, or once at the end of a form without pages.</summary>
/// <param name="Version">Which version of which agreement.</param>
/// <param name="Hash">The hash of the terms with the words that introduce it.</param>
/// <param name="Page">From a page and the number of pages to <c>Page 2 of 5</c>.</param>
public sealed record ContractFoot(string Version, string Hash, Func<int, int, string> Page);
