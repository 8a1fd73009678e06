using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kept.Core.Json;
using Kept.Core.Money;
using NodaTime;
using NodaTime.Text;

namespace Kept.Server.Api;

/// <summary>How the API writes JSON: camelCase, instants as RFC 3339, days as ISO 8601, amounts as decimal text, nulls left out.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = With(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions With(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new InstantText());
        options.Converters.Add(new DateText());
        options.Converters.Add(new AmountText());
        options.Converters.Add(new Written());
        return options;
    }

    private sealed class InstantText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && OffsetDateTimePattern.Rfc3339.Parse(reader.GetString() ?? "") is { Success: true, Value: var at }
            && Era.Of(at) is { } instant
                ? instant
                : throw new JsonException("an instant is written 2026-03-10T10:00:00Z, with an offset, and lies in the years 1900 to 2999");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(ExactText.Of(value));
    }

    private sealed class DateText : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && LocalDatePattern.Iso.Parse(reader.GetString() ?? "") is { Success: true, Value: var date }
            && Era.Holds(date)
                ? date
                : throw new JsonException(Era.Sentence);

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(ExactText.Of(value));
    }

    /// <summary>JSON that is written already is embedded as it is.</summary>
    private sealed class Written : JsonConverter<Filing.JsonText>
    {
        public override Filing.JsonText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(JsonDocument.ParseValue(ref reader).RootElement.GetRawText());

        public override void Write(Utf8JsonWriter writer, Filing.JsonText value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text);
    }

    private sealed class AmountText : JsonConverter<Rational>
    {
        public override Rational Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text =
                reader.TokenType == JsonTokenType.Number ? System.Text.Encoding.UTF8.GetString(reader.ValueSpan)
                : reader.TokenType == JsonTokenType.String ? reader.GetString()
                : null;
            return (text is null ? null : ExactText.ToRational(text)) ?? throw new JsonException("an amount is written \"4.50\"");
        }

        public override void Write(Utf8JsonWriter writer, Rational value, JsonSerializerOptions options) =>
            writer.WriteStringValue(ExactText.Of(value));
    }
}
