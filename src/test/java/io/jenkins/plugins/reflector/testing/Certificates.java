package io.jenkins.plugins.reflector.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    public static Certificates make(Path folder) throws Exception {
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

    /** A file's path. */
    public String file(String name) {
        return folder.resolve(name).toString();
    }

    /** A file's text. */
    public String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private void signed(String name, String algorithm, String extensions) throws Exception {
        Files.writeString(folder.resolve(name + ".ext"), extensions + "\n");
        if (algorithm.startsWith("ec:")) {
            openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + algorithm.substring(3), "-out", name + ".key");
            openssl("req", "-new", "-key", name + ".key", "-subj", "/CN=" + name, "-out", name + ".csr");
        } else {
            openssl("req", "-newkey", algorithm, "-nodes", "-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".csr");
        }
        openssl("x509", "-req", "-in", name + ".csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", name + ".ext", "-out", name + ".crt");
    }

    private void openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(RealServers.require("openssl", "openssl").toString()));
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
