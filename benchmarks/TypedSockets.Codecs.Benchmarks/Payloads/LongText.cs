using System.Text;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>One string that takes 10 KB of UTF-8, little of it ASCII.</summary>
[WsMessage("bench.text")]
public sealed partial record LongText(string Text)
{
    private const int Bytes = 10_000;

    public static LongText Sample
    {
        get
        {
            string[] sentences =
            [
                "Съешь же ещё этих мягких французских булок, да выпей чаю. ",
                "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. ",
                "いろはにほへと ちりぬるを わかよたれそ つねならむ。",
                "視野無限廣,窗外有藍天。",
                "Üben von Xylophon und Querflöte ist ja zweckmäßig. ",
                "😀🚀🎉 ",
            ];
            var text = new StringBuilder();
            var bytes = 0;
            for (var i = 0; bytes < Bytes; i++)
            {
                text.Append(sentences[i % sentences.Length]);
                bytes += Encoding.UTF8.GetByteCount(sentences[i % sentences.Length]);
            }

            return new(text.ToString());
        }
    }
}
