using Microsoft.AspNetCore.Diagnostics;

namespace Kept.Server.Security;

/// <summary>What the framework answers by itself, and with a status alone, said in the form of all other refusals of the API.</summary>
internal static class BareStatus
{
    public static Task Say(StatusCodeContext said)
    {
        var (context, status) = (said.HttpContext, said.HttpContext.Response.StatusCode);
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            return Task.CompletedTask;
        }

        var (code, sentence) = status switch
        {
            StatusCodes.Status400BadRequest => ("request-wrong", "the request cannot be read"),
            StatusCodes.Status404NotFound => ("address-unknown", "there is nothing at this address"),
            StatusCodes.Status405MethodNotAllowed => ("method-wrong", $"there is no {context.Request.Method} at this address"),
            StatusCodes.Status413PayloadTooLarge => ("too-large", "the request is larger than the server takes here"),
            StatusCodes.Status415UnsupportedMediaType => ("media-type-wrong", "the server does not take this media type here"),
            _ => ($"status-{status}", "the request was not carried out"),
        };
        return Answer.Refuse(context, status, code, sentence);
    }
}
