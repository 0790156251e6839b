package io.jenkins.plugins.reflector.engine.git;

import io.jenkins.plugins.reflector.engine.resource.NearestName;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The sentence for a branch, tag or commit that the server does not have. */
final class MissingRef {

    private static final int SHOWN = 3;

    private MissingRef() {}

    static String sentence(GitUrl url, Wanted wanted, Set<String> branches) {
        String start = "There is no " + wanted.label() + " in " + url;
        if (wanted.commit() != null) {
            return start + " on any branch that may be read; check the id.";
        }
        if (branches.isEmpty()) {
            return start + ": the repository is empty; push a first commit.";
        }
        if (wanted.branch() == null) {
            return start + "; check its name.";
        }
        List<String> near = nearest(wanted.branch(), branches);
        String rest = branches.size() > near.size() ? " and " + (branches.size() - near.size()) + " more" : "";
        return start + "; it has " + String.join(", ", near) + rest + ".";
    }

    private static List<String> nearest(String branch, Set<String> branches) {
        return branches.stream()
                .sorted(Comparator.comparingInt((String other) -> distance(branch, other)).thenComparing(other -> other))
                .limit(SHOWN)
                .map(other -> ServerText.clean(other, 80))
                .toList();
    }

    private static int distance(String a, String b) {
        // What everybody calls the main line is the likeliest when "master" is only our default.
        if (a.equals("master") && b.equals("main") || a.equals("main") && b.equals("master")) {
            return 0;
        }
        return NearestName.distance(a, b);
    }
}
