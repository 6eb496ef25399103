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
        if (isBehindValue && Peek() == ',')
        {
            // A bracket here is refused by whatever reads the element: no value begins with it.
            position++;
            return true;
        }

        return NextElementOrEnd();
    }

    private bool NextElementOrEnd()
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
        }

        isBehindValue = true;
        return true;
    }
}
