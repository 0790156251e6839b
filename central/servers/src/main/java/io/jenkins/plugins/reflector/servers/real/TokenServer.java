package io.jenkins.plugins.reflector.servers.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A token service that the distribution registry believes: JWTs signed with a key whose certificate the registry knows. */
public final class TokenServer implements AutoCloseable {

    private static final String ISSUER = "test-issuer";
    private static final String SERVICE = "test-registry";
    private static final Pattern SCOPE = Pattern.compile("repository:([a-z0-9/._-]+):([a-z,]+)");

    private final HttpServer server;
    private final Certificates certificates;
    private final String basic;
    private final int seconds;
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Starts one that gives tokens to one user, and says of them that they hold so many seconds. */
    public TokenServer(@NonNull Certificates certificates, @NonNull String user, @NonNull String password, int seconds)
            throws IOException {
        this.certificates = certificates;
        this.seconds = seconds;
        this.basic = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    /** What the registry's configuration says of it. */
    @NonNull
    String configuration() {
        return "auth:\n  token:\n    realm: http://127.0.0.1:" + server.getAddress().getPort() + "/token\n    service: "
                + SERVICE + "\n    issuer: " + ISSUER + "\n    rootcertbundle: " + certificates.file("ca.crt") + "\n";
    }

    /** The queries that were asked. */
    @NonNull
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            asked.add(query);
            int status = basic.equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401;
            String body = status == 200
                    ? "{\"token\":\"" + token(query) + "\",\"expires_in\":" + seconds + "}"
                    : "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"incorrect username or password\"}]}";
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** A token without being asked, for actions such as {@code pull,push}. */
    @NonNull
    public String token(@NonNull String repository, @NonNull String actions) {
        try {
            return signed(access(repository, actions));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no token can be signed", e);
        }
    }

    private String token(String query) throws IOException, GeneralSecurityException {
        String access = String.join(
                ",",
                Arrays.stream(query.split("&"))
                        .filter(part -> part.startsWith("scope="))
                        .map(part -> URLDecoder.decode(part.substring(6), StandardCharsets.UTF_8))
                        .map(SCOPE::matcher)
                        .filter(Matcher::matches)
                        .map(scope -> access(scope.group(1), scope.group(2)))
                        .toList());
        return signed(access);
    }

    private static String access(String repository, String actions) {
        return "{\"type\":\"repository\",\"name\":\"" + repository + "\",\"actions\":[\""
                + actions.replace(",", "\",\"") + "\"]}";
    }

    private String signed(String access) throws IOException, GeneralSecurityException {
        long now = System.currentTimeMillis() / 1000;
        String header = part("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"" + certificates.base64("server.crt") + "\"]}");
        String claims = part("{\"iss\":\"" + ISSUER + "\",\"sub\":\"bot\",\"aud\":\"" + SERVICE + "\",\"exp\":" + (now + 300)
                + ",\"nbf\":" + (now - 10) + ",\"iat\":" + now + ",\"jti\":\"" + numbers.incrementAndGet()
                + "\",\"access\":[" + access + "]}");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(certificates.key("server"));
        signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return header + "." + claims + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
