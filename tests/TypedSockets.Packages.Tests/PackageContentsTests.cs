using System.IO.Compression;
using System.Xml.Linq;
using TypedSockets.Packages.Tests.Packing;

namespace TypedSockets.Packages.Tests;

/// <summary>What is inside the packages, file by file and dependency by dependency.</summary>
public sealed class PackageContentsTests(PackageFeed feed)
{
    [Fact]
    public void There_are_four_packages_each_with_its_symbols() => Assert.Equal(
        [
            $"TypedSockets.{feed.Version}.nupkg",
            $"TypedSockets.{feed.Version}.snupkg",
            $"TypedSockets.AspNetCore.{feed.Version}.nupkg",
            $"TypedSockets.AspNetCore.{feed.Version}.snupkg",
            $"TypedSockets.MessagePack.{feed.Version}.nupkg",
            $"TypedSockets.MessagePack.{feed.Version}.snupkg",
            $"TypedSockets.Testing.{feed.Version}.nupkg",
            $"TypedSockets.Testing.{feed.Version}.snupkg",
        ],
        Directory.EnumerateFiles(feed.Source).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_library_brings_the_compilers_parts_the_documentation_and_the_licence() => Assert.Equal(
        [
            "LICENSE",
            "README.md",
            "TypedSockets.nuspec",
            "analyzers/dotnet/cs/TypedSockets.Analyzers.dll",
            "analyzers/dotnet/cs/TypedSockets.CodeFixes.dll",
            "analyzers/dotnet/cs/TypedSockets.Generators.dll",
            "buildTransitive/TypedSockets.targets",
            "lib/net10.0/TypedSockets.dll",
            "lib/net10.0/TypedSockets.xml",
        ],
        FilesOf("TypedSockets"));

    [Fact]
    public void The_server_is_a_library_alone() => Assert.Equal(
        [
            "LICENSE",
            "README.md",
            "TypedSockets.AspNetCore.nuspec",
            "lib/net10.0/TypedSockets.AspNetCore.dll",
            "lib/net10.0/TypedSockets.AspNetCore.xml",
        ],
        FilesOf("TypedSockets.AspNetCore"));

    [Fact]
    public void The_library_depends_on_nothing_but_abstractions_of_the_platform() => Assert.Equal(
        [
            "Microsoft.Extensions.Configuration.Binder",
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Diagnostics.HealthChecks",
            "Microsoft.Extensions.Hosting.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.ObjectPool",
            "Microsoft.Extensions.Options",
        ],
        Dependencies("TypedSockets").Select(dependency => (string?)dependency.Attribute("id")).Order(StringComparer.Ordinal));

    [Fact]
    public void The_server_takes_exactly_its_own_version_of_the_library_and_passes_the_compilers_parts_on()
    {
        XElement dependency = Assert.Single(Dependencies("TypedSockets.AspNetCore"));

        Assert.Equal("TypedSockets", (string?)dependency.Attribute("id"));
        Assert.Equal($"[{feed.Version}]", (string?)dependency.Attribute("version"));
        Assert.Equal("All", (string?)dependency.Attribute("include"));
        Assert.Null(dependency.Attribute("exclude"));
    }

    [Fact]
    public void The_binary_protocol_takes_exactly_its_own_version_of_the_library() => Assert.Equal(
        [("MessagePack", false), ("TypedSockets", true)],
        Dependencies("TypedSockets.MessagePack")
            .Select(dependency => ((string)dependency.Attribute("id")!, (string?)dependency.Attribute("version") == $"[{feed.Version}]"))
            .Order());

    [Fact]
    public void The_package_for_tests_takes_exactly_its_own_version_of_the_server() => Assert.Equal(
        [("Microsoft.Extensions.TimeProvider.Testing", false), ("TypedSockets.AspNetCore", true)],
        Dependencies("TypedSockets.Testing")
            .Select(dependency => ((string)dependency.Attribute("id")!, (string?)dependency.Attribute("version") == $"[{feed.Version}]"))
            .Order());

    [Theory]
    [InlineData("TypedSockets")]
    [InlineData("TypedSockets.AspNetCore")]
    [InlineData("TypedSockets.MessagePack")]
    [InlineData("TypedSockets.Testing")]
    public void A_package_says_what_it_is_and_under_which_licence(string package)
    {
        XElement metadata = Metadata(package);

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.NotEmpty(Value(metadata, "description"));
        Assert.NotEqual("Package Description", Value(metadata, "description"));
    }

    private static string Value(XElement metadata, string name) => (string)metadata.Element(metadata.Name.Namespace + name)!;

    private IEnumerable<XElement> Dependencies(string package) =>
        Metadata(package).Descendants().Where(element => element.Name.LocalName == "dependency");

    private XElement Metadata(string package)
    {
        using ZipArchive archive = Open(package);
        using Stream nuspec = archive.GetEntry(package + ".nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    // Without the files of the package format itself.
    private string[] FilesOf(string package)
    {
        using ZipArchive archive = Open(package);
        return [.. archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }

    private ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(feed.Source, $"{package}.{feed.Version}.nupkg"));
}
