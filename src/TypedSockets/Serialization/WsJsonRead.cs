using System.ComponentModel;
using System.Text.Json;

namespace TypedSockets;

/// <summary>Reads one value. Generated codecs pass it for the elements of a collection.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="reader">Stands on the first token of the value; is left on its last.</param>
/// <returns>The value.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T WsJsonRead<out T>(ref Utf8JsonReader reader);
