package io.jenkins.plugins.reflector.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.URIish;

/**
 * Where a directory is in which repository, as far as its clone tells.
 *
 * @param url of its origin, without user and password; a stand-in if there is none, or one that only this machine reaches
 * @param path of the directory in the repository; empty for its root, or if there is no repository
 */
record GitOrigin(String url, String path) {
    private static final String UNKNOWN = "https://git.example.com/fleet.git";

    static GitOrigin of(Path directory) throws IOException {
        Path real = directory.toRealPath();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(real.toFile());
        if (builder.getGitDir() == null) {
            return new GitOrigin(UNKNOWN, "");
        }
        try (Repository repository = builder.build()) {
            String url = repository.getConfig().getString("remote", "origin", "url");
            String path = "";
            if (!repository.isBare()) {
                Path root = repository.getWorkTree().toPath().toRealPath();
                path = real.startsWith(root) ? root.relativize(real).toString().replace(File.separatorChar, '/') : "";
            }
            return new GitOrigin(url == null ? UNKNOWN : withoutUser(url), path);
        }
    }

    /** The user of an SSH address belongs to it; one of HTTP may come with a password. */
    private static String withoutUser(String url) {
        try {
            URIish parsed = new URIish(url);
            if (!parsed.isRemote()) {
                return UNKNOWN;
            }
            boolean http = parsed.getScheme() != null && parsed.getScheme().startsWith("http");
            return (http ? parsed.setUser(null).setPass(null) : parsed.setPass(null)).toString();
        } catch (URISyntaxException e) {
            return UNKNOWN;
        }
    }
}
