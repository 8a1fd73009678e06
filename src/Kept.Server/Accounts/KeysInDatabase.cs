using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Kept.Server.Accounts;

/// <summary>The keys that seal cookies, in the database: they outlive the machine, and all nodes share them.</summary>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var keys = scope.ServiceProvider.GetRequiredService<AccountsContext>().Keys.AsNoTracking().OrderBy(k => k.Id).ToList();
        return [.. keys.Select(k => XElement.Parse(k.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<AccountsContext>();
        context.Keys.Add(new StoredKey { Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
