using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What the frames of a connection go by.</summary>
public enum Wire
{
    /// <summary>HTTP/1.1.</summary>
    Plain,

    /// <summary>HTTP/1.1 over TLS.</summary>
    Tls,

    /// <summary>HTTP/2 (RFC 8441).</summary>
    Http2,
}

internal static class WireExtensions
{
    private static readonly X509Certificate2 Certificate = NewCertificate();

    public static void Use(this IWebHostBuilder host, Wire wire)
    {
        host.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = wire == Wire.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1));
        if (wire == Wire.Tls)
        {
            host.UseUrls("https://127.0.0.1:0");
            host.UseKestrelHttpsConfiguration();
            host.ConfigureKestrel(static kestrel => kestrel.ConfigureHttpsDefaults(static https => https.ServerCertificate = Certificate));
        }
    }

    /// <summary>For a client of such a server, whose certificate it takes as it is.</summary>
    public static SocketsHttpHandler NewHandler(this Wire wire) => wire != Wire.Tls ? new() : new()
    {
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, certificate, _, _) => Certificate.Equals(certificate) },
    };

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        // Not every system serves with a key that lives in memory only as it was made.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
