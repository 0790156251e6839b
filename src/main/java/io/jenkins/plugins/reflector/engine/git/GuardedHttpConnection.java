package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;

/**
 * A connection that the settings of the machine's Git user do not change: no extra headers or cookies of a
 * {@code .gitconfig}, and no switching off of certificate checks.
 */
final class GuardedHttpConnection implements HttpConnection {

    private static final int MOST_PAGE = 4096;

    private final HttpURLConnection connection;
    private final HttpGuard guard;
    private final ProxyAddress through;

    /** @param through where it must say who asks; null for a direct way */
    GuardedHttpConnection(URL url, Proxy proxy, HttpGuard guard, @CheckForNull ProxyAddress through) throws IOException {
        this.connection = (HttpURLConnection) url.openConnection(proxy);
        this.guard = guard;
        this.through = through;
    }

    void authorize(String authorization) {
        connection.setRequestProperty("Authorization", authorization);
    }

    void authorizeAtProxy(String authorization) {
        connection.setRequestProperty("Proxy-Authorization", authorization);
    }

    /** Uses these authorities and this client certificate; the check of the host's name stays. */
    void trust(SSLSocketFactory sockets) {
        if (connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(sockets);
        }
    }

    void disconnect() {
        connection.disconnect();
    }

    @Override
    public void setRequestProperty(String key, String value) {
        if (guard.sends(key)) {
            connection.setRequestProperty(key, value);
        }
    }

    @Override
    public int getResponseCode() throws IOException {
        // Disconnecting does nothing to a connection that is still being made, so look again before waiting.
        connection.connect();
        guard.requireNotAborted();
        int status = connection.getResponseCode();
        guard.answered(status);
        if (status == 407 && through != null) {
            throw ProxyRefusedException.login(through);
        }
        if (status == 400 && connection instanceof HttpsURLConnection && refusesCertificate()) {
            throw new ClientCertificateException("the server answered 400 for want of a client certificate that it trusts");
        }
        return status;
    }

    /** nginx answers so, without saying it by TLS. */
    private boolean refusesCertificate() throws IOException {
        try (InputStream page = connection.getErrorStream()) {
            return page != null
                    && new String(page.readNBytes(MOST_PAGE), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).contains("ssl certificate");
        }
    }

    @Override
    public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        // JGit calls this only to trust every certificate.
    }

    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {
        // As above: the JDK's own check stays.
    }

    @Override
    public URL getURL() {
        return connection.getURL();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return connection.getResponseMessage();
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return connection.getHeaderFields();
    }

    @Override
    public void setRequestMethod(String method) throws ProtocolException {
        connection.setRequestMethod(method);
    }

    @Override
    public void setUseCaches(boolean useCaches) {
        connection.setUseCaches(useCaches);
    }

    @Override
    public void setConnectTimeout(int milliseconds) {
        connection.setConnectTimeout(milliseconds);
    }

    @Override
    public void setReadTimeout(int milliseconds) {
        connection.setReadTimeout(milliseconds);
    }

    @Override
    public String getContentType() {
        return connection.getContentType();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return connection.getInputStream();
    }

    @Override
    public String getHeaderField(String name) {
        return connection.getHeaderField(name);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return connection.getHeaderFields().entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    @Override
    public int getContentLength() {
        return connection.getContentLength();
    }

    @Override
    public void setInstanceFollowRedirects(boolean follow) {
        connection.setInstanceFollowRedirects(follow);
    }

    @Override
    public void setDoOutput(boolean output) {
        connection.setDoOutput(output);
    }

    @Override
    public void setFixedLengthStreamingMode(int length) {
        connection.setFixedLengthStreamingMode(length);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connection.getOutputStream();
    }

    @Override
    public void setChunkedStreamingMode(int chunk) {
        connection.setChunkedStreamingMode(chunk);
    }

    @Override
    public String getRequestMethod() {
        return connection.getRequestMethod();
    }

    @Override
    public boolean usingProxy() {
        return connection.usingProxy();
    }

    @Override
    public void connect() throws IOException {
        connection.connect();
    }
}
