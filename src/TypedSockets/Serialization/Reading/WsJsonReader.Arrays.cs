using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Enters an array.</summary>
    /// <exception cref="JsonException">Something else than an array stands here, or it is too deep.</exception>
    public void StartArray()
    {
        if (Peek() != '[' && PeekToken() != '[')
        {
            throw Expected("an array");
        }

        Enter();
    }

    /// <summary>Moves to the next element, or behind the end of the array.</summary>
    /// <returns>False at the end of the array.</returns>
    /// <exception cref="JsonException">What stands here is no JSON.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextElement()
    {
        int next = position + 1;
        if (isBehindValue && (uint)next < (uint)json.Length && json[position] == ',' && json[next] > ' ')
        {
            // A bracket here is refused by whatever reads the element: no value begins with it.
            position = next;
            return true;
        }

        return NextAnyElement();
    }

    /// <summary>As <see cref="NextElement"/>, for any layout and the ends.</summary>
    private bool NextAnyElement()
    {
        byte token = PeekToken();
        if (token == ']')
        {
            Leave();
            return false;
        }

        if (isBehindValue)
        {
            if (token != ',')
            {
                throw NotJson(position);
            }

            position++;
            SkipWhiteSpace();
        }

        isBehindValue = true;
        return true;
    }
}
