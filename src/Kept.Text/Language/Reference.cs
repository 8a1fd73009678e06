namespace Kept.Text.Language;

public enum ReferenceKind
{
    /// <summary>An agreement by its id, or by its file where the reference names one: <c>under:</c>, <c>extends:</c>.</summary>
    Agreement,

    /// <summary>A file by its path from the folder of the file that names it: members, holidays.</summary>
    File,
}

/// <summary>Something that an agreement refers to and that the caller may look up.</summary>
/// <param name="Name">An id, or a path.</param>
/// <param name="From">The file that refers to it.</param>
public sealed record Reference(ReferenceKind Kind, string Name, string From);
