package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/**
 * The address of a repository: {@code https://}, {@code http://}, {@code ssh://}, the short form
 * {@code git@host:path}, and where allowed a file URL or path. Its text never holds user info, and of a web address
 * nothing after a question mark.
 */
public final class GitUrl {

    /** How the repository is reached. */
    public enum Kind {
        HTTP,
        SSH,
        LOCAL
    }

    private static final Pattern SCP = Pattern.compile("(?:([^/@:]+)@)?(\\[[0-9A-Fa-f:]+\\]|[^/@:\\[\\]]+):(?!//)(.+)");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
    private static final Pattern REMOTE_HELPER = Pattern.compile("[A-Za-z0-9+.-]+::");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/]");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]*)|\\[[0-9A-Fa-f:.]+\\]");

    private final Kind kind;
    private final String scheme;
    private final String host;
    private final int port;
    private final String path;
    private final String user;

    private GitUrl(Kind kind, String scheme, String host, int port, String path, String user) {
        this.kind = kind;
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.path = path;
        this.user = user;
    }

    /**
     * Reads an address.
     *
     * @throws GitException if it cannot be used or is not allowed; the text never repeats user info
     */
    @NonNull
    public static GitUrl parse(@NonNull String text, @NonNull UrlRules rules) throws GitException {
        String url = text.strip();
        if (url.isEmpty()) {
            throw new GitException("The URL of the Git repository is empty; give one such as https://host/path.git.");
        }
        if (url.startsWith("-")) {
            throw new GitException("A Git URL must not start with '-'; give one such as https://host/path.git.");
        }
        if (url.chars().anyMatch(Character::isISOControl)) {
            throw new GitException("The Git URL contains a control character; write it without.");
        }
        Matcher scheme = SCHEME.matcher(url);
        if (scheme.matches()) {
            return withScheme(scheme.group(1).toLowerCase(Locale.ROOT), url, rules);
        }
        if (url.regionMatches(true, 0, "file:", 0, 5)) {
            return file(url.substring("file:".length()), rules);
        }
        if (REMOTE_HELPER.matcher(url).lookingAt()) {
            throw unsupported(url.substring(0, url.indexOf("::")));
        }
        if (DRIVE.matcher(url).lookingAt()) {
            return local(url, rules);
        }
        Matcher scp = SCP.matcher(url);
        if (scp.matches()) {
            return new GitUrl(Kind.SSH, "ssh", checkedHost(scp.group(2)), -1, scp.group(3), scp.group(1));
        }
        return local(url, rules);
    }

    private static GitUrl withScheme(String scheme, String url, UrlRules rules) throws GitException {
        switch (scheme) {
            case "file":
                String path = url.substring("file://".length());
                return file(path.startsWith("localhost/") ? path.substring("localhost".length()) : path, rules);
            case "http", "https", "ssh":
                break;
            default:
                throw unsupported(scheme);
        }
        URIish uri;
        try {
            uri = new URIish(scheme + url.substring(scheme.length()));
        } catch (URISyntaxException e) {
            // The cause would repeat the text, and with it what may be a password.
            throw new GitException("The Git URL cannot be read; give one such as https://host/path.git.");
        }
        if (uri.getPass() != null) {
            throw new GitException("The Git URL of " + checkedHost(uri.getHost())
                    + " contains a password; take it out and put it into the credentials.");
        }
        String host = checkedHost(uri.getHost());
        boolean ssh = scheme.equals("ssh");
        String path = ssh ? uri.getPath() : uri.getRawPath();
        if (path == null || path.isEmpty() || path.equals("/")) {
            throw new GitException("The Git URL of " + host + " names no repository; add its path.");
        }
        // A user in a web address is often a token, or decoration as of dev.azure.com: it is neither used nor shown.
        return new GitUrl(ssh ? Kind.SSH : Kind.HTTP, scheme, host, uri.getPort(), path, ssh ? uri.getUser() : null);
    }

    private static GitUrl file(String rawPath, UrlRules rules) throws GitException {
        try {
            return local(URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8), rules);
        } catch (IllegalArgumentException e) {
            // A percent sign that escapes nothing stands for itself.
            return local(rawPath, rules);
        }
    }

    private static GitUrl local(String path, UrlRules rules) throws GitException {
        if (rules == UrlRules.NETWORK_ONLY) {
            throw new GitException(
                    "A path or file URL cannot be a Git repository here; use an http, https or ssh address.");
        }
        Path absolute = Path.of(path).toAbsolutePath().normalize();
        return new GitUrl(Kind.LOCAL, "file", "this machine", -1, absolute.toString(), null);
    }

    private static GitException unsupported(String scheme) {
        return new GitException(
                "Git over " + ServerText.clean(scheme, 20) + " is not supported; use an http, https or ssh address.");
    }

    private static String checkedHost(@CheckForNull String host) throws GitException {
        if (host == null || !HOST.matcher(host).matches()) {
            throw new GitException("The Git URL names no valid host; give one such as https://host/path.git.");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    /** How the repository is reached. */
    @NonNull
    public Kind kind() {
        return kind;
    }

    /** The host, with its port if one is written; {@code this machine} for a path. */
    @NonNull
    public String host() {
        return port < 0 ? host : host + ":" + port;
    }

    /** {@code https}, {@code http}, {@code ssh} or {@code file}. */
    @NonNull
    public String scheme() {
        return scheme;
    }

    /** What stands behind the host, as it is written, without a query; a short form of SSH has no slash in front. */
    @NonNull
    public String path() {
        int query = kind == Kind.HTTP ? path.indexOf('?') : -1;
        return query < 0 ? path : path.substring(0, query);
    }

    /** The user of an SSH address; null if it names none. */
    @CheckForNull
    String user() {
        return user;
    }

    /** Whether a request to this scheme, host and port may carry the credentials (jenkins.md 1.8, redirects). */
    boolean isSameOrigin(String otherScheme, String otherHost, int otherPort) {
        return scheme.equalsIgnoreCase(otherScheme)
                && host.equalsIgnoreCase(otherHost)
                && effectivePort(scheme, port) == effectivePort(otherScheme, otherPort);
    }

    private static int effectivePort(String scheme, int port) {
        return port >= 0 ? port : scheme.equalsIgnoreCase("https") ? 443 : 80;
    }

    /** What JGit connects to: without user info, except the user of SSH. */
    URIish uri() {
        URIish uri = new URIish().setPath(path);
        if (kind == Kind.LOCAL) {
            return uri;
        }
        uri = uri.setScheme(scheme).setHost(host).setPort(port);
        if (kind == Kind.HTTP) {
            try {
                return uri.setRawPath(path);
            } catch (URISyntaxException e) {
                throw new IllegalStateException("a path of " + host + " that was read cannot be written", e);
            }
        }
        return uri.setUser(user);
    }

    /** A name for the mirror's directory: two addresses that differ in user info alone share it. */
    String mirrorName() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(location().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String location() {
        if (kind == Kind.LOCAL) {
            return path;
        }
        return scheme + "://" + host() + (path.startsWith("/") ? "" : "/") + path;
    }

    /** The address without user info and query. */
    @Override
    public String toString() {
        String location = location();
        int query = kind == Kind.HTTP ? location.indexOf('?') : -1;
        return ServerText.clean(query < 0 ? location : location.substring(0, query), 300);
    }
}
