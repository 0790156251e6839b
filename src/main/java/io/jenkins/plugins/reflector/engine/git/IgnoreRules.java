package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.ignore.IgnoreNode;

/** What the {@code .gitignore} files of a directory and of those in it say; each is read once. */
final class IgnoreRules {
    private static final String FILE = ".gitignore";

    private final Path root;
    private final Map<String, IgnoreNode> nodes = new HashMap<>();

    IgnoreRules(@NonNull Path root) {
        this.root = root;
    }

    /** Whether the file, or a directory that it is in, is ignored: the innermost rule that says anything wins. */
    boolean ignore(@NonNull String file) throws IOException {
        for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
            if (ignored(file.substring(0, slash), true)) {
                return true;
            }
        }
        return ignored(file, false);
    }

    private boolean ignored(String path, boolean directory) throws IOException {
        int slash = path.lastIndexOf('/');
        while (true) {
            String holder = slash < 0 ? "" : path.substring(0, slash);
            Boolean said = node(holder).checkIgnored(path.substring(slash + 1), directory);
            if (said != null) {
                return said;
            }
            if (slash < 0) {
                return false;
            }
            slash = path.lastIndexOf('/', slash - 1);
        }
    }

    private IgnoreNode node(String directory) throws IOException {
        IgnoreNode node = nodes.get(directory);
        if (node == null) {
            node = new IgnoreNode();
            Path file = root.resolve(directory).resolve(FILE);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                try (InputStream in = Files.newInputStream(file)) {
                    node.parse(in);
                }
            }
            nodes.put(directory, node);
        }
        return node;
    }
}
