package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The whole dashboard of one user at one moment. */
@ExportedBean(defaultVisibility = 2)
public final class Overview {

    /** How many updates it shows. */
    private static final int UPDATES = 100;

    private final List<PolicyRow> policies;
    private final List<RepositoryRow> repositories;
    private final List<AutomationRow> automations;
    private final List<UpdateRow> updates;
    private final List<String> problems;
    private final Map<String, String> inherited = new TreeMap<>();
    private final Map<String, String> shared = new TreeMap<>();

    Overview(@NonNull Rows rows, @NonNull Access access) {
        policies = rows.policies();
        repositories = rows.repositories();
        automations = rows.automations();
        updates = rows.updates(UPDATES);
        problems = rows.catalog().problems().stream()
                .filter(problem -> access.may(problem.owner(), Right.CONFIGURE))
                .map(Owned::spec)
                .toList();
    }

    /** The part of it that concerns a folder. */
    Overview(@NonNull Rows rows, @NonNull FolderScope folder) {
        policies = rows.policies(folder.policies());
        List<Owned<ImageRepository>> scanned = folder.repositories();
        List<Owned<ImageUpdateAutomation>> running = folder.automations();
        repositories = scanned.stream().map(rows::repository).toList();
        automations = running.stream().map(rows::automation).toList();
        updates = rows.updates(UPDATES, folder::concerns);
        problems = folder.problems();
        policies.forEach(row -> note("policy", row.getId(), Names.parse(row.getName(), null), folder));
        scanned.forEach(owned -> note("repository", PolicyKey.token(owned.spec().name()), owned.spec().name(), folder));
        running.forEach(owned -> note("automation", PolicyKey.token(owned.spec().name()), owned.spec().name(), folder));
    }

    private void note(String kind, String id, ResourceName name, FolderScope folder) {
        if (!folder.isOwn(name)) {
            (folder.isShared(name) ? shared : inherited).put(kind + " " + id, name.namespace());
        }
    }

    /** The policies. */
    @NonNull
    @Exported
    public List<PolicyRow> getPolicies() {
        return new ArrayList<>(policies);
    }

    /** The image repositories. */
    @NonNull
    @Exported
    public List<RepositoryRow> getRepositories() {
        return new ArrayList<>(repositories);
    }

    /** The automations. */
    @NonNull
    @Exported
    public List<AutomationRow> getAutomations() {
        return new ArrayList<>(automations);
    }

    /** The last updates, the newest first. */
    @NonNull
    @Exported
    public List<UpdateRow> getUpdates() {
        return new ArrayList<>(updates);
    }

    /** What is wrong with the configuration that the user may see so much of. */
    @NonNull
    @Exported
    public List<String> getProblems() {
        return new ArrayList<>(problems);
    }

    /** Of a folder's part: the namespaces that things come from which the folder has from above, by {@code policy}, {@code repository} or {@code automation} and id. */
    @NonNull
    @Exported
    public Map<String, String> getInherited() {
        return inherited;
    }

    /** Of a folder's part: whose things are that others share with it, by the same names. */
    @NonNull
    @Exported
    public Map<String, String> getShared() {
        return shared;
    }

    /** How many policies are in which state; states without any are left out. */
    @NonNull
    @Exported
    public Map<String, Long> getCounts() {
        return policies.stream().collect(Collectors.groupingBy(PolicyRow::getState, Collectors.counting()));
    }

    /** When the last scan was, in milliseconds since 1970; null if none was. */
    @CheckForNull
    @Exported
    public Long getLastScan() {
        return repositories.stream().map(RepositoryRow::getLast).filter(Objects::nonNull).max(Long::compare).orElse(null);
    }

    /** When the next scan is, in milliseconds since 1970; null if none is to come. */
    @CheckForNull
    @Exported
    public Long getNextScan() {
        return repositories.stream().map(RepositoryRow::getNext).filter(Objects::nonNull).min(Long::compare).orElse(null);
    }
}
