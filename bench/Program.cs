using Kept.Bench;

// Each suite is a name and the rows it measures; `Kept.Bench time` runs one, no argument runs all.
(string Name, Func<IEnumerable<Row>> Run)[] suites =
[
    ("time", TimeBench.Run),
    ("assess", AssessBench.Run),
    ("month", MonthBench.Run),
    ("read", ReadBench.Run),
    ("check", CheckBench.Run),
    ("store", StoreBench.Run),
    ("server", ServerBench.Run),
    ("pages", PagesBench.Run),
    ("process", ProcessBench.Run),
];

var wanted = suites.Where(s => args.Length == 0 || args.Contains(s.Name)).ToList();
if (wanted.Count == 0)
{
    Console.Error.WriteLine($"no such suite; there are: {string.Join(", ", suites.Select(s => s.Name))}");
    return 2;
}

Timing.PrintHeader();
return wanted.SelectMany(s => s.Run()).Select(Timing.Print).ToList().All(kept => kept) ? 0 : 1;
