namespace TypedSockets.Packages.Tests.Packing;

/// <summary>A project as <c>dotnet new</c> and <c>dotnet add</c> leave it.</summary>
internal static class ProjectFile
{
    public static void Write(string path, string sdk, string packageReference, string? outputType = null, string? projectReference = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{outputType ?? "Library"}</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>

              <ItemGroup>
                {packageReference}
                {(projectReference is null ? "" : $"""<ProjectReference Include="{projectReference}" />""")}
              </ItemGroup>
            </Project>
            """);
    }
}
