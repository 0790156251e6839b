package io.jenkins.plugins.reflector.servers.real;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority with certificates for a server on 127.0.0.1 and for clients, made by openssl: {@code ca}, {@code server},
 * {@code client} (RSA), {@code ec} (elliptic curve), each as {@code .crt} and {@code .key}; the old forms of the keys as
 * {@code client.old.key} and {@code ec.old.key}, one with a passphrase as {@code locked.key}.
 */
public final class Certificates {

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /** Makes all of them in a folder, which is made if missing. */
    @NonNull
    public static Certificates make(@NonNull Path folder) throws IOException, InterruptedException {
        Certificates made = new Certificates(Files.createDirectories(folder));
        made.openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.crt");
        made.signed("server", "rsa:2048", "subjectAltName=IP:127.0.0.1,DNS:registry.invalid\nextendedKeyUsage=serverAuth,clientAuth,codeSigning");
        made.signed("client", "rsa:2048", "extendedKeyUsage=clientAuth");
        made.signed("ec", "ec:P-256", "extendedKeyUsage=clientAuth");
        made.openssl("rsa", "-in", "client.key", "-traditional", "-out", "client.old.key");
        made.openssl("ec", "-in", "ec.key", "-out", "ec.old.key");
        made.openssl("rsa", "-in", "client.key", "-aes128", "-passout", "pass:x", "-out", "locked.key");
        return made;
    }

    /** Those that were made in a folder before. */
    @NonNull
    public static Certificates of(@NonNull Path folder) {
        return new Certificates(folder);
    }

    /** A file's path. */
    @NonNull
    public String file(@NonNull String name) {
        return folder.resolve(name).toString();
    }

    /** A file's text. */
    @NonNull
    public String text(@NonNull String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** TLS that trusts the authority alone and shows the RSA certificate of that name. */
    @NonNull
    public SSLContext context(@NonNull String name) throws IOException, GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("ca", certificate("ca"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(name, key(name), new char[0], new Certificate[] {certificate(name)});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** The RSA key of that name. */
    @NonNull
    PrivateKey key(@NonNull String name) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64(name + ".key"))));
    }

    /** What stands between the lines that begin and end a file. */
    @NonNull
    String base64(@NonNull String file) throws IOException {
        return text(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    private Certificate certificate(String name) throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(text(name + ".crt").getBytes(StandardCharsets.US_ASCII)));
    }

    private void signed(String name, String algorithm, String extensions) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name + ".ext"), extensions + "\n");
        if (algorithm.startsWith("ec:")) {
            openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + algorithm.substring(3), "-out", name + ".key");
            openssl("req", "-new", "-key", name + ".key", "-subj", "/CN=" + name, "-out", name + ".csr");
        } else {
            openssl("req", "-newkey", algorithm, "-nodes", "-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".csr");
        }
        openssl("x509", "-req", "-in", name + ".csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", name + ".ext", "-out", name + ".crt");
    }

    private void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Programs.require("openssl", "openssl").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
