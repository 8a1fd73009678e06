using Kept.Server;

return await KeptServer.Run(args);
