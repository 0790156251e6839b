package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Tags as repositories have them, the same ones in every run. */
public final class Tags {

    private Tags() {}

    /**
     * Releases for the most part, some with a leading v, pre-releases, versions of a variant, and branch builds that are
     * no versions at all. In descending byte order, as policies want them.
     */
    @NonNull
    public static List<String> mixed(int count) {
        Random random = new Random(20261124);
        Set<String> tags = new HashSet<>();
        while (tags.size() < count) {
            String version = random.nextInt(40) + "." + random.nextInt(60) + "." + random.nextInt(200);
            tags.add(switch (random.nextInt(20)) {
                case 0, 1 -> "v" + version;
                case 2, 3 -> version + "-rc." + random.nextInt(9);
                case 4 -> version + "-alpine";
                case 5 -> "main-" + Integer.toHexString(random.nextInt()) + "-" + (1_600_000_000 + random.nextInt(99_999_999));
                default -> version;
            });
        }
        List<String> sorted = new ArrayList<>(tags);
        sorted.sort(Collections.reverseOrder());
        return List.copyOf(sorted);
    }
}
