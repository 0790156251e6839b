package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code git} itself would use on this machine (cli.md, end): the lines of {@code ~/.git-credentials}, and
 * {@code ~/.netrc}. For SSH it answers nothing: keys are found below {@code ~/.ssh} when connecting.
 */
public final class StoredGitCredentials {

    private final Path home;

    public StoredGitCredentials(@NonNull Path home) {
        this.home = home;
    }

    /**
     * The credentials for an address; {@link GitCredentials#NONE} if none are stored.
     *
     * @param url may name the user whose password is meant
     * @throws GitException if a file is there and cannot be read
     */
    @NonNull
    public GitCredentials forUrl(@NonNull String url) throws GitException {
        URI wanted;
        try {
            wanted = new URI(url.strip());
        } catch (URISyntaxException e) {
            return GitCredentials.NONE;
        }
        String scheme = Objects.requireNonNullElse(wanted.getScheme(), "");
        if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http") || wanted.getHost() == null) {
            return GitCredentials.NONE;
        }
        Optional<GitCredentials> stored = ofLines(wanted);
        return stored.isPresent() ? stored.get() : ofNetrc(wanted).orElse(GitCredentials.NONE);
    }

    private Optional<GitCredentials> ofLines(URI wanted) throws GitException {
        for (String line : read(".git-credentials").lines().toList()) {
            URI entry;
            try {
                entry = new URI(line.strip());
            } catch (URISyntaxException e) {
                // As git: a line that is no URL is passed over.
                continue;
            }
            String[] pair = Objects.requireNonNullElse(entry.getRawUserInfo(), "").split(":", 2);
            if (pair.length == 2 && matches(entry, wanted) && isUser(decode(pair[0]), wanted)) {
                return Optional.of(new GitCredentials.UsernamePassword(decode(pair[0]), decode(pair[1])));
            }
        }
        return Optional.empty();
    }

    private static boolean matches(URI entry, URI wanted) {
        return wanted.getScheme().equalsIgnoreCase(entry.getScheme())
                && wanted.getHost().equalsIgnoreCase(entry.getHost())
                && port(wanted) == port(entry)
                && isPath(Objects.requireNonNullElse(entry.getPath(), ""), wanted.getPath());
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    // An entry with a path is for that repository alone (credential.useHttpPath).
    private static boolean isPath(String entry, String wanted) {
        return entry.isEmpty() || entry.equals("/") || entry.equals(wanted);
    }

    private Optional<GitCredentials> ofNetrc(URI wanted) throws GitException {
        List<Netrc.Entry> entries = Netrc.parse(read(".netrc"));
        for (Netrc.Entry entry : entries) {
            String machine = entry.machine();
            String login = entry.login();
            String password = entry.password();
            boolean host = machine == null || machine.equalsIgnoreCase(wanted.getHost());
            if (host && login != null && password != null && isUser(login, wanted)) {
                return Optional.of(new GitCredentials.UsernamePassword(login, password));
            }
        }
        return Optional.empty();
    }

    private static boolean isUser(String user, URI wanted) {
        String info = wanted.getRawUserInfo();
        return info == null || decode(info.split(":", 2)[0]).equals(user);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private String read(String name) throws GitException {
        Path file = home.resolve(name);
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GitException("The file " + file + " cannot be read; check its permissions.", e);
        }
    }
}
