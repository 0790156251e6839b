package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that lie in a tree and are somebody else's: {@code node_modules}, and the charts that a Chart.lock of the
 * directory above brings. Images are not looked for in them unless they are asked for; markers are, since nobody but
 * the owner puts them there.
 */
final class ForeignFiles {
    private static final String LOCK = "Chart.lock";

    private final Set<String> lockedCharts = new HashSet<>();

    ForeignFiles(@NonNull List<String> files) {
        for (String file : files) {
            if (file.equals(LOCK) || file.endsWith("/" + LOCK)) {
                lockedCharts.add(file.substring(0, file.length() - LOCK.length()) + "charts/");
            }
        }
    }

    boolean contains(@NonNull String file) {
        String path = "/" + file;
        if (path.contains("/node_modules/")) {
            return true;
        }
        for (int at = file.indexOf("charts/"); at >= 0; at = file.indexOf("charts/", at + 1)) {
            if (lockedCharts.contains(file.substring(0, at + "charts/".length()))) {
                return true;
            }
        }
        return false;
    }
}
