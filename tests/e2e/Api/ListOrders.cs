namespace Portal.EndToEnd.Api;

/// <summary>Orders of a list as theory rows: what the API is asked, and the names in the order in which they come.</summary>
internal static class ListOrders
{
    /// <summary>Both directions of each order: where no two values are alike, descending is ascending reversed.</summary>
    public static TheoryData<string, string> BothWays(params (string By, string Ascending)[] orders)
    {
        var rows = new TheoryData<string, string>();
        foreach (var (by, ascending) in orders)
        {
            rows.Add($"sort_by={by}&sort_direction=asc", ascending);
            rows.Add($"sort_by={by}&sort_direction=desc", string.Join(' ', ascending.Split(' ').Reverse()));
        }

        return rows;
    }
}
