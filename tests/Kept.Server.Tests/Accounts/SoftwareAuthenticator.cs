using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kept.Server.Tests.Accounts;

/// <summary>A passkey in software: an ES256 key that registers and signs as WebAuthn wants it, for one site and one account.</summary>
public sealed class SoftwareAuthenticator(string origin) : IDisposable
{
    private const byte Present = 0x01,
        Verified = 0x04,
        Attested = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _user = "";
    private uint _count;

    /// <summary>What it says its site is; a phishing page has another.</summary>
    public string Origin { get; set; } = origin;

    /// <summary>What a browser hands over after <c>navigator.credentials.create</c>.</summary>
    public JsonObject Register(JsonNode options)
    {
        _user = (string)options["user"]!["id"]!;
        var client = ClientData("webauthn.create", (string)options["challenge"]!);
        var data = AuthenticatorData((string)options["rp"]!["id"]!, (byte)(Present | Verified | Attested), Credential());
        return Answer(
            new JsonObject
            {
                ["clientDataJSON"] = Text(client),
                ["attestationObject"] = Text(Attestation(data)),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    /// <summary>What a browser hands over after <c>navigator.credentials.get</c>.</summary>
    public JsonObject Sign(JsonNode options)
    {
        var client = ClientData("webauthn.get", (string)options["challenge"]!);
        var data = AuthenticatorData((string)options["rpId"]!, Present | Verified, []);
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        var signature = _key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(
            new JsonObject
            {
                ["clientDataJSON"] = Text(client),
                ["authenticatorData"] = Text(data),
                ["signature"] = Text(signature),
                ["userHandle"] = _user,
            }
        );
    }

    public void Dispose() => _key.Dispose();

    private JsonObject Answer(JsonObject response) =>
        new()
        {
            ["id"] = Text(_id),
            ["rawId"] = Text(_id),
            ["type"] = "public-key",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        };

    private byte[] ClientData(string type, string challenge) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge,
                origin = Origin,
                crossOrigin = false,
            }
        );

    private byte[] AuthenticatorData(string site, byte flags, byte[] credential)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), flags, .. count, .. credential];
    }

    /// <summary>Sixteen zeros for the model, the id with its length, and the key in COSE form.</summary>
    private byte[] Credential()
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)_id.Length);
        return [.. new byte[16], .. length, .. _id, .. CoseKey()];
    }

    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        Pair(1, w => w.WriteInt32(2));
        Pair(3, w => w.WriteInt32(-7));
        Pair(-1, w => w.WriteInt32(1));
        Pair(-2, w => w.WriteByteString(point.X!));
        Pair(-3, w => w.WriteByteString(point.Y!));
        writer.WriteEndMap();
        return writer.Encode();

        void Pair(int key, Action<CborWriter> value)
        {
            writer.WriteInt32(key);
            value(writer);
        }
    }

    private static byte[] Attestation(byte[] data)
    {
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString(data);
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
