using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1007.</summary>
public sealed class NoMessageTests
{
    [Fact]
    public Task A_record_of_this_program_is_marked() => ExpectFix.MendsAsync(
        """
        namespace Sample.Chat;

        /// <summary>Asks for what was said.</summary>
        public sealed record GetHistory(string Room);

        public static class Answers
        {
            public record struct HistoryPage2(string Text);
        }

        [WsContract]
        public interface IChat
        {
            {|WS1007:ValueTask<Answers.HistoryPage2>|} GetHistoryAsync({|WS1007:GetHistory|} request, CancellationToken cancellationToken = default);
        }
        """,
        """
        namespace Sample.Chat;

        /// <summary>Asks for what was said.</summary>
        [WsMessage("chat.get-history")]
        public sealed partial record GetHistory(string Room);

        public static partial class Answers
        {
            [WsMessage("chat.history-page2")]
            public partial record struct HistoryPage2(string Text);
        }

        [WsContract]
        public interface IChat
        {
            ValueTask<Answers.HistoryPage2> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task A_record_in_another_file_is_marked_once_for_all_its_uses() => ExpectFix.MendsAsync(
        [
            """
            [WsContract]
            public interface IChat
            {
                {|WS1007:IAsyncEnumerable<Said>|} WatchAsync(Watch request);
            }

            [WsContract]
            public interface IRooms
            {
                {|WS1007:ValueTask<Said>|} WatchAsync(Watch request);
            }
            """,
            """
            [WsMessage("watch")]
            public partial record Watch;

            public record Said(string Text);
            """,
        ],
        [
            """
            [WsContract]
            public interface IChat
            {
                IAsyncEnumerable<Said> WatchAsync(Watch request);
            }

            [WsContract]
            public interface IRooms
            {
                ValueTask<Said> WatchAsync(Watch request);
            }
            """,
            """
            [WsMessage("watch")]
            public partial record Watch;

            [WsMessage("said")]
            public partial record Said(string Text);
            """,
        ]);

    [Fact]
    public Task A_file_without_the_using_gets_the_whole_name() => ExpectFix.MendsAsync(
        [
            """
            namespace Chat
            {
                using TypedSockets;

                [WsContract]
                public interface IChat
                {
                    ValueTask SayAsync({|WS1007:Say|} message);
                }
            }
            """,
            """
            namespace Chat;

            public record Say(string Text);
            """,
            """
            global using System.Threading.Tasks;
            """,
        ],
        [
            """
            namespace Chat
            {
                using TypedSockets;

                [WsContract]
                public interface IChat
                {
                    ValueTask SayAsync(Say message);
                }
            }
            """,
            """
            namespace Chat;

            [TypedSockets.WsMessage("chat.say")]
            public partial record Say(string Text);
            """,
            """
            global using System.Threading.Tasks;
            """,
        ]);

    [Fact]
    public Task What_can_be_no_message_is_refused_without_a_fix() => ExpectFix.NoneAsync(
        """
        public record Page<T>(T Value);
        public interface IItem;
        public abstract record Base;
        public enum Colour { Red }

        [WsMessage("ask")] public partial record Ask(string Text);
        [WsMessage("send")] public partial record Send(string Text);

        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync({|WS1007:string|} text);
            ValueTask CountAsync({|WS1007:int|} count, CancellationToken cancellationToken = default);
            ValueTask TurnAsync({|WS1007:Page<string>|} page);
            ValueTask TakeAsync({|WS1007:IItem|} item);
            ValueTask InheritAsync({|WS1007:Base|} item);
            ValueTask PaintAsync({|WS1007:Colour|} colour);
            {|WS1007:Task<bool>|} AskAsync(Ask request);
            ValueTask UploadAsync(Send request, {|WS1007:IAsyncEnumerable<byte[]>|} parts);
        }
        """);

    [Fact]
    public Task A_message_of_a_referenced_assembly_is_silent() => Expect.DiagnosticsAsync(
        [SampleProgram.CompileLibrary("""[WsMessage("ask")] public partial record Ask(string Text);""")],
        """
        using Question = Ask;

        [WsContract]
        public interface IChat
        {
            ValueTask<Ask> AskAsync(Question request);
        }
        """);

    [Fact]
    public Task A_record_of_a_referenced_assembly_is_refused() => Expect.DiagnosticsAsync(
        [SampleProgram.CompileLibrary("""public record Ask(string Text);""")],
        """
        [WsContract]
        public interface IChat
        {
            ValueTask AskAsync({|WS1007:Ask|} request);
        }
        """);

    [Fact]
    public Task A_refused_message_has_its_own_error_alone() => Expect.DiagnosticsAsync(
        """
        [WsMessage("ask")] public record {|WS1003:Ask|}(string Text);

        [WsContract]
        public interface IChat
        {
            ValueTask<Ask> AskAsync(Ask request);
        }
        """);

    [Fact]
    public Task The_message_names_the_method_and_the_type() => Expect.MessagesAsync(
        """
        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(string text);
        }
        """,
        "WS1007: Contract method 'IChat.SayAsync' takes 'string', which is no message; mark a partial record with [WsMessage] and exchange that");
}
