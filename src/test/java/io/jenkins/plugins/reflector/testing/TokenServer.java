package io.jenkins.plugins.reflector.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A token service that the distribution registry believes: JWTs signed with a key whose certificate the registry knows. */
public final class TokenServer implements AutoCloseable {

    public static final String ISSUER = "test-issuer";
    public static final String SERVICE = "test-registry";
    private static final Pattern SCOPE = Pattern.compile("repository:([a-z0-9/._-]+):([a-z,]+)");

    private final HttpServer server;
    private final Certificates certificates;
    private final String basic;
    private final int seconds;
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public TokenServer(Certificates certificates, String user, String password, int seconds) throws IOException {
        this.certificates = certificates;
        this.seconds = seconds;
        this.basic = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    /** What the registry's configuration says of it. */
    public String configuration() {
        return "auth:\n  token:\n    realm: http://127.0.0.1:" + server.getAddress().getPort() + "/token\n    service: "
                + SERVICE + "\n    issuer: " + ISSUER + "\n    rootcertbundle: " + certificates.file("ca.crt") + "\n";
    }

    /** The queries that were asked. */
    public List<String> asked() {
        return asked;
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

    private String token(String query) throws IOException, GeneralSecurityException {
        String access = String.join(
                ",",
                Arrays.stream(query.split("&"))
                        .filter(part -> part.startsWith("scope="))
                        .map(part -> URLDecoder.decode(part.substring(6), StandardCharsets.UTF_8))
                        .map(SCOPE::matcher)
                        .filter(Matcher::matches)
                        .map(m -> "{\"type\":\"repository\",\"name\":\"" + m.group(1) + "\",\"actions\":[\""
                                + m.group(2).replace(",", "\",\"") + "\"]}")
                        .toList());
        long now = System.currentTimeMillis() / 1000;
        String header = part("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"" + der("server.crt") + "\"]}");
        String claims = part("{\"iss\":\"" + ISSUER + "\",\"sub\":\"bot\",\"aud\":\"" + SERVICE + "\",\"exp\":" + (now + 300)
                + ",\"nbf\":" + (now - 10) + ",\"iat\":" + now + ",\"jti\":\"" + numbers.incrementAndGet()
                + "\",\"access\":[" + access + "]}");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(der("server.key")))));
        signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return header + "." + claims + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private String der(String file) throws IOException {
        return Files.readString(Path.of(certificates.file(file))).replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
