namespace TypedSockets.Generators.Tests;

public sealed class GeneratorRunTests
{
    [Fact]
    public void Nothing_is_generated_where_nothing_is_marked() =>
        Assert.Empty(GeneratorRun.Over("public sealed record Said(string Text);").CompilesWithoutWarning().Sources);
}
