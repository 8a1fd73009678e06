using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Kept.Web.Reading;

/// <summary>
/// The words of pages in one language. A key is <c>Area.Name</c>, from the file of that area (<c>Texts/en/Tickets.restext</c>); what a
/// language lacks is said in English.
/// </summary>
public sealed class Texts
{
    public const string Default = "en";

    private static readonly FrozenDictionary<string, Texts> All = Load();

    private readonly FrozenDictionary<string, string> _words;

    private Texts(string language, FrozenDictionary<string, string> words) => (Language, _words) = (language, words);

    /// <summary><c>en</c>, <c>de</c>.</summary>
    public string Language { get; }

    public static IEnumerable<string> Languages => All.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<string> Keys => _words.Keys;

    public string this[string key] => _words.TryGetValue(key, out var word) ? word : Fallback(key);

    /// <summary>With <c>{0}</c>, <c>{1}</c> … filled in.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>For a number of things: <c>key.one</c> or <c>key.other</c>, with the number as <c>{0}</c>.</summary>
    public string Count(string key, long count) => this[count == 1 ? $"{key}.one" : $"{key}.other", count];

    /// <summary>A word of the API in this language, such as a state or a role; as it is where there is none.</summary>
    public string Word(string area, string? word) =>
        word is null ? ""
        : _words.TryGetValue($"{area}.{word}", out var said) ? said
        : word;

    public bool Has(string key) => _words.ContainsKey(key);

    public static Texts In(string? language) => All.GetValueOrDefault(language ?? Default) ?? All[Default];

    private string Fallback(string key) => Language == Default ? key : All[Default][key];

    private static FrozenDictionary<string, Texts> Load()
    {
        var assembly = typeof(Texts).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith("texts.", StringComparison.Ordinal))
            .GroupBy(n => n["texts.".Length..].Split('/', '\\')[0])
            .ToFrozenDictionary(g => g.Key, g => new Texts(g.Key, Words(assembly, g)));
    }

    private static FrozenDictionary<string, string> Words(Assembly assembly, IEnumerable<string> files) =>
        files.SelectMany(file => Words(assembly, file)).ToFrozenDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Words(Assembly assembly, string file)
    {
        var area = file.Split('/', '\\')[^1].Replace(".resources", "", StringComparison.Ordinal);
        using var reader = new ResourceReader(assembly.GetManifestResourceStream(file)!);
        foreach (System.Collections.DictionaryEntry entry in reader)
        {
            yield return new($"{area}.{entry.Key}", (string)entry.Value!);
        }
    }
}
