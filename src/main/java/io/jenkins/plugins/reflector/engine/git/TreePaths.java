package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Finds what a path of a tree means, following symbolic links as long as they stay inside the tree. */
final class TreePaths {

    private static final int MAX_LINKS = 40;
    private static final int MAX_LINK_BYTES = 4096;

    private final ObjectReader reader;
    private final ObjectId root;

    TreePaths(ObjectReader reader, ObjectId root) {
        this.reader = reader;
        this.root = root;
    }

    /**
     * What a path leads to.
     *
     * @param path without links
     * @param mode a file's or a directory's
     */
    record Target(String path, FileMode mode, ObjectId id) {
        boolean isFile() {
            return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
        }
    }

    /** Splits a path as users write it; the root gives no parts. */
    static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    /**
     * Follows a path from the root.
     *
     * @return null if nothing is there
     * @throws IOException if it leads out of the tree, or in circles
     */
    @CheckForNull
    Target resolve(String path) throws IOException {
        Deque<String> ahead = new ArrayDeque<>(parts(path));
        List<String> done = new ArrayList<>();
        Target here = new Target("", FileMode.TREE, root);
        int links = 0;
        while (!ahead.isEmpty()) {
            String part = ahead.removeFirst();
            if (part.equals("..")) {
                if (done.isEmpty()) {
                    throw new IOException("The path '" + path + "' leads out of the repository.");
                }
                done.remove(done.size() - 1);
                here = at(done);
                continue;
            }
            done.add(part);
            here = at(done);
            if (here == null || (!ahead.isEmpty() && here.isFile())) {
                return null;
            }
            if (FileMode.SYMLINK.equals(here.mode())) {
                if (++links > MAX_LINKS) {
                    throw new IOException("The path '" + path + "' has symbolic links that go in circles.");
                }
                String target = linkTarget(here.id());
                if (target.startsWith("/")) {
                    throw new IOException("The path '" + path + "' leads out of the repository by a symbolic link.");
                }
                done.remove(done.size() - 1);
                here = at(done);
                List<String> next = parts(target);
                for (int i = next.size() - 1; i >= 0; i--) {
                    ahead.addFirst(next.get(i));
                }
            }
        }
        return here;
    }

    private Target at(List<String> parts) throws IOException {
        if (parts.isEmpty()) {
            return new Target("", FileMode.TREE, root);
        }
        String path = String.join("/", parts);
        try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
            return walk == null ? null : new Target(path, walk.getFileMode(), walk.getObjectId(0));
        }
    }

    private String linkTarget(ObjectId id) throws IOException {
        byte[] bytes = reader.open(id, Constants.OBJ_BLOB).getCachedBytes(MAX_LINK_BYTES);
        return new String(Arrays.copyOf(bytes, bytes.length), StandardCharsets.UTF_8);
    }
}
