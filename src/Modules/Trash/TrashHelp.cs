using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Portal.Trash;

/// <summary>What the help says of the trash.</summary>
[ViewComponent(Name = "TrashHelp")]
internal sealed class TrashHelpViewComponent(IOptions<TrashOptions> options) : ViewComponent
{
    public IViewComponentResult Invoke() => View(options.Value.RetentionDays);
}

/// <summary>How long things stay there, in the help's table of limits.</summary>
[ViewComponent(Name = "TrashLimit")]
internal sealed class TrashLimitViewComponent(IOptions<TrashOptions> options) : ViewComponent
{
    public IViewComponentResult Invoke() => Content($"{options.Value.RetentionDays} days");
}
