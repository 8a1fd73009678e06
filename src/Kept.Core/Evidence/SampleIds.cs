using System.Text;

namespace Kept.Core.Evidence;

/// <summary>The ids of samples, packed as UTF-8, with a hash table from source and id to the row: about 30 bytes a sample.</summary>
internal sealed class SampleIds
{
    private readonly Column<int> _ends = new(0);
    private readonly Column<int> _hashes = new(0);
    private readonly Column<int> _sources = new(0);
    private byte[] _bytes = new byte[256];
    private int[] _slots = new int[64];

    public int Count => _ends.Count;

    public int SourceOf(int row) => _sources[row];

    public string IdOf(int row) => Encoding.UTF8.GetString(BytesOf(row));

    /// <summary>The row of this source and id, or -1.</summary>
    public int Find(int source, string id)
    {
        Span<byte> room = stackalloc byte[256];
        return Find(source, Utf8(id, room));
    }

    /// <summary>Appends a row that is not there yet.</summary>
    public void Add(int source, string id)
    {
        Span<byte> room = stackalloc byte[256];
        var bytes = Utf8(id, room);
        var start = Count == 0 ? 0 : _ends[Count - 1];
        while (start + bytes.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        bytes.CopyTo(_bytes.AsSpan(start));
        _ends.Add(start + bytes.Length);
        _sources.Add(source);
        _hashes.Add(Hash(source, bytes));
        Place(Count - 1);
    }

    private int Find(int source, ReadOnlySpan<byte> id)
    {
        var hash = Hash(source, id);
        for (var slot = hash & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var row = _slots[slot] - 1;
            if (_hashes[row] == hash && _sources[row] == source && BytesOf(row).SequenceEqual(id))
            {
                return row;
            }
        }

        return -1;
    }

    private void Place(int row)
    {
        if (Count * 2 > _slots.Length)
        {
            _slots = new int[_slots.Length * 2];
            for (var earlier = 0; earlier < row; earlier++)
            {
                Put(earlier);
            }
        }

        Put(row);
    }

    private void Put(int row)
    {
        var slot = _hashes[row] & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = row + 1;
    }

    private ReadOnlySpan<byte> BytesOf(int row)
    {
        var start = row == 0 ? 0 : _ends[row - 1];
        return _bytes.AsSpan(start, _ends[row] - start);
    }

    private static ReadOnlySpan<byte> Utf8(string id, Span<byte> room) =>
        Encoding.UTF8.TryGetBytes(id, room, out var written) ? room[..written] : Encoding.UTF8.GetBytes(id);

    // Seeded by the process, so that nobody can choose ids that collide; the order of results never depends on it.
    private static int Hash(int source, ReadOnlySpan<byte> id)
    {
        var hash = default(HashCode);
        hash.Add(source);
        hash.AddBytes(id);
        return hash.ToHashCode();
    }
}
