using System.Net;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>Counts the connections of the server over all its endpoints, in all and by address, and refuses what is too many.</summary>
internal sealed class Admission(IOptions<WsOptions> options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<AddressBlock, int> byAddress = [];
    private int count;

    /// <summary>Asks for a place.</summary>
    /// <param name="address">Where the connection comes from; <see langword="null"/> where that is not known.</param>
    /// <param name="lease">The place, to be given back when the connection has ended; <see langword="null"/> where there is none.</param>
    public AdmissionResult TryAdmit(IPAddress? address, out IDisposable? lease)
    {
        lease = null;
        AddressBlock? block = AddressBlock.OfPublic(address);
        lock (gate)
        {
            if (count >= options.Value.MaxConnections)
            {
                return AdmissionResult.Full;
            }

            int sameAddress = block is { } known ? byAddress.GetValueOrDefault(known) : 0;
            if (sameAddress >= options.Value.MaxConnectionsPerAddress)
            {
                return AdmissionResult.TooManyFromAddress;
            }

            count++;
            if (block is { } counted)
            {
                byAddress[counted] = sameAddress + 1;
            }
        }

        lease = new Lease(this, block);
        return AdmissionResult.Admitted;
    }

    private void GiveBack(AddressBlock? block)
    {
        lock (gate)
        {
            count--;
            if (block is { } counted && --byAddress[counted] == 0)
            {
                byAddress.Remove(counted);
            }
        }
    }

    private sealed class Lease(Admission admission, AddressBlock? block) : IDisposable
    {
        private Admission? owner = admission;

        public void Dispose() => Interlocked.Exchange(ref owner, null)?.GiveBack(block);
    }
}
