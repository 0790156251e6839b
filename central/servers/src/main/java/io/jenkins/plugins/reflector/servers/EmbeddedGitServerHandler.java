package io.jenkins.plugins.reflector.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** The requests of smart HTTP (Git's gitprotocol-http): the advertisement of refs, a fetch, a push. */
final class EmbeddedGitServerHandler implements HttpHandler {

    private static final Pattern PATH =
            Pattern.compile("/([A-Za-z0-9][A-Za-z0-9._-]*?)(?:\\.git)?/(info/refs|git-upload-pack|git-receive-pack)");
    private static final String UPLOAD = "git-upload-pack";
    private static final String RECEIVE = "git-receive-pack";

    private final Path directory;
    private final byte[] authorization;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile PreReceiveHook hook = PreReceiveHook.NULL;
    private volatile boolean allowPushOptions;

    EmbeddedGitServerHandler(Path directory, @CheckForNull String user, @CheckForNull String password) {
        this.directory = directory;
        String pair = user + ":" + password;
        this.authorization = user == null
                ? null
                : ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .getBytes(StandardCharsets.UTF_8);
    }

    void setPreReceiveHook(PreReceiveHook hook) {
        this.hook = hook;
    }

    void setAllowPushOptions(boolean allow) {
        this.allowPushOptions = allow;
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!isAuthorized(exchange)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Git\"");
                answer(exchange, 401, "a user name and a password are needed");
            } else if (!path.matches() || !Files.isDirectory(directory.resolve(path.group(1) + ".git"))) {
                answer(exchange, 404, "no such repository");
            } else {
                try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(directory.resolve(path.group(1) + ".git").toFile())
                        .setBare()
                        .build()) {
                    serve(exchange, repository, path.group(2));
                }
            }
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        String given = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        return authorization == null
                || MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(HttpExchange exchange, Repository repository, String action) throws IOException {
        if (action.equals("info/refs")) {
            advertise(exchange, repository, Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-" + action + "-result");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        try (InputStream in = body(exchange)) {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                if (action.equals(UPLOAD)) {
                    uploadPack(exchange, repository).upload(in, out, null);
                } else {
                    receivePack(repository).receive(in, out, null);
                }
            }
        }
    }

    private void advertise(HttpExchange exchange, Repository repository, String query) throws IOException {
        String service = query.startsWith("service=") ? query.substring("service=".length()) : "";
        if (!service.equals(UPLOAD) && !service.equals(RECEIVE)) {
            answer(exchange, 403, "only smart HTTP is spoken here");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-" + service + "-advertisement");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            PacketLineOut lines = new PacketLineOut(out);
            PacketLineOutRefAdvertiser advertiser = new PacketLineOutRefAdvertiser(lines);
            if (service.equals(UPLOAD)) {
                uploadPack(exchange, repository).sendAdvertisedRefs(advertiser, service);
            } else {
                lines.writeString("# service=" + service + "\n");
                lines.end();
                receivePack(repository).sendAdvertisedRefs(advertiser);
            }
            lines.flush();
        }
    }

    private static UploadPack uploadPack(HttpExchange exchange, Repository repository) {
        UploadPack pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        if (protocol != null) {
            pack.setExtraParameters(List.of(protocol.split(":")));
        }
        return pack;
    }

    private ReceivePack receivePack(Repository repository) {
        ReceivePack pack = new ReceivePack(repository);
        pack.setBiDirectionalPipe(false);
        pack.setAllowPushOptions(allowPushOptions);
        pack.setPreReceiveHook(hook);
        return pack;
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        // The JDK's stream skips past the end of the body and then waits for ever; this one skips by reading.
        InputStream body = new SequenceInputStream(exchange.getRequestBody(), InputStream.nullInputStream());
        return encoding != null && encoding.contains("gzip") ? new GZIPInputStream(body) : body;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
