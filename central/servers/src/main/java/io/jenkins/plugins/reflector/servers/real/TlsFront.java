package io.jenkins.plugins.reflector.servers.real;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An nginx on the loopback address that speaks TLS for a plain server, and wants a client certificate of the authority. */
public final class TlsFront implements AutoCloseable {

    private final int port;
    private final Process process;

    private TlsFront(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param folder for its files; made if missing
     * @param certificates of which it shows {@code server}, and trusts the clients
     * @param behind the plain server's address, without a path
     * @param bearer the token that is let in alone; empty for no such condition
     */
    @NonNull
    public static TlsFront start(
            @NonNull Path folder, @NonNull Certificates certificates, @NonNull String behind, @NonNull String bearer)
            throws IOException, InterruptedException {
        Path nginx = Programs.require("nginx", "nginx-light");
        Files.createDirectories(folder);
        int port = Loopback.freePort();
        Path log = folder.resolve("error.log");
        StringBuilder places = new StringBuilder();
        for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            places.append("  ").append(kind).append("_temp_path ").append(folder.resolve(kind)).append(";\n");
        }
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid %1$s/pid;
                error_log %2$s;
                events {}
                http {
                  access_log off;
                %3$s
                  server {
                    listen 127.0.0.1:%4$d ssl;
                    ssl_certificate %5$s;
                    ssl_certificate_key %6$s;
                    ssl_client_certificate %7$s;
                    ssl_verify_client on;
                    client_max_body_size 0;
                    location / {
                      %9$s
                      proxy_pass %8$s;
                      proxy_http_version 1.1;
                      proxy_set_header Host $http_host;
                    }
                  }
                }
                """.formatted(
                        folder,
                        log,
                        places,
                        port,
                        certificates.file("server.crt"),
                        certificates.file("server.key"),
                        certificates.file("ca.crt"),
                        behind,
                        bearer.isEmpty() ? "" : "if ($http_authorization != \"Bearer " + bearer + "\") { return 401; }"));
        Process process = new ProcessBuilder(nginx.toString(), "-c", config.toString(), "-e", log.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        Loopback.await(process, port, log);
        return new TlsFront(port, process);
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Its address, without a slash at the end. */
    @NonNull
    public String url() {
        return "https://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        Loopback.end(process);
    }
}
