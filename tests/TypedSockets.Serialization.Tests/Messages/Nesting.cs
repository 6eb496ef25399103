namespace TypedSockets.Serialization.Tests.Messages
{
    public static partial class Outer
    {
        public partial record struct Middle
        {
            [WsMessage("test.nested")]
            public sealed partial record Inner(int X, Inner.Part Named)
            {
                public string Text { get; init; } = "kept";

                public sealed record Part(string Name);
            }
        }
    }

    [WsMessage("test.names")]
    public sealed partial record @class(
        int @int,
        int Reader,
        int Writer,
        int Message,
        int Seen,
        int Result,
        int Item,
        int Value,
        int URLPath,
        int ID,
        int IOStream,
        int _underscore,
        int Ünicode,
        int lower,
        int A,
        int Xy);
}

namespace TypedSockets.Serialization.Tests.Messages.@event.@namespace
{
    [WsMessage("test.keywords")]
    public sealed partial record @record(string? @string, @struct Struct);

    public sealed record @struct(int X);
}
