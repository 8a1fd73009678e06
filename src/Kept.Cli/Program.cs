using Kept.Cli;

return App.Run(args, Shell.OfProcess());
