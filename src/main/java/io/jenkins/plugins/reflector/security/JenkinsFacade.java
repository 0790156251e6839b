package io.jenkins.plugins.reflector.security;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.util.FormValidation;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import jenkins.model.lazy.LazyBuildMixIn;
import jenkins.security.FIPS140;

/** What the plugin asks of the running controller; tests put their own answers in its place. */
public class JenkinsFacade {

    /** Where all state of the plugin lives (product.md, "permissions, commands, state"). */
    public static final String STATE_DIRECTORY = "image-reflector";

    /** Whether the current user may administer the controller. */
    public boolean mayAdminister() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** The id of the current user. */
    @NonNull
    public String userId() {
        return Jenkins.getAuthentication2().getName();
    }

    /** What people call the current user. */
    @NonNull
    public String userName() {
        User user = User.current();
        return user == null ? userId() : user.getDisplayName();
    }

    /** Whether the current user has a permission on an item. */
    public boolean has(@NonNull Item item, @NonNull Permission permission) {
        return item.hasPermission(permission);
    }

    /**
     * Whether the current user has a permission where an object of ours is configured.
     *
     * @param folder the full name of the folder that has it; null for the controller
     */
    public boolean has(@CheckForNull String folder, @NonNull Right right) {
        AccessControlled place = place(folder);
        return place != null && place.hasPermission(right.permission());
    }

    /**
     * Refuses what the current user may not do; {@code has} with the same arguments tells it beforehand.
     *
     * @throws org.springframework.security.access.AccessDeniedException with a sentence that names the permission
     */
    public void check(@CheckForNull String folder, @NonNull Right right) {
        AccessControlled place = place(folder);
        // Where the folder is gone, only who may do it everywhere may do it.
        (place == null ? Jenkins.get() : place).checkPermission(right.permission());
    }

    /** Found whoever asks; what they may do there is asked after that. */
    @CheckForNull
    private static AccessControlled place(@CheckForNull String folder) {
        if (folder == null) {
            return Jenkins.get();
        }
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(folder);
        }
    }

    /**
     * Whether the current user may have a field of a form checked.
     *
     * @param item the job or folder whose form it is; null for the global configuration
     */
    public boolean mayConfigure(@CheckForNull Item item) {
        return item == null ? mayAdminister() : has(item, Item.CONFIGURE);
    }

    /**
     * Refuses who may not even look at a form.
     *
     * @param item the job or folder whose form it is; null for the global configuration
     */
    public void checkMaySeeForm(@CheckForNull Item item) {
        if (item == null) {
            Jenkins.get().checkAnyPermission(Jenkins.ADMINISTER, Jenkins.SYSTEM_READ);
        } else {
            item.checkAnyPermission(Item.CONFIGURE, Item.EXTENDED_READ);
        }
    }

    /** {@code $JENKINS_HOME/image-reflector}; it may not exist yet. */
    @NonNull
    public Path stateDirectory() {
        return Jenkins.get().getRootDir().toPath().resolve(STATE_DIRECTORY);
    }

    /** The address that users and other servers reach Jenkins at, with a slash at its end; null if nobody configured it. */
    @CheckForNull
    public String configuredRootUrl() {
        return Jenkins.get().getConfiguredRootUrl();
    }

    /** Whether an item is still there, and was neither deleted nor replaced by one that was loaded again. */
    public boolean isThere(@NonNull Item item) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(item.getFullName()) == item;
        }
    }

    /**
     * Whether a job has a build, found whoever asks. No build is read from the disk for it.
     *
     * @param job its full name
     */
    public boolean hasBuild(@NonNull String job, int number) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            Item item = Jenkins.get().getItemByFullName(job);
            if (item instanceof LazyBuildMixIn.LazyLoadingJob<?, ?> lazy) {
                return lazy.getLazyBuildMixIn().getRunMap().runExists(number);
            }
            return item instanceof Job<?, ?> other && other.getBuildByNumber(number) != null;
        }
    }

    /** Whether the controller starts nothing new because it is about to stop. */
    public boolean isQuietingDown() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || jenkins.isQuietingDown() || jenkins.isTerminating();
    }

    /** Whether the controller must keep to FIPS 140 (JEP-237). */
    public boolean isFips() {
        return FIPS140.useCompliantAlgorithms();
    }

    /** Nothing is wrong with the field. */
    public FormValidation ok() {
        return FormValidation.ok();
    }

    /** The field cannot work; the text is escaped before it is shown. */
    public FormValidation error(@NonNull String message) {
        return FormValidation.error(message);
    }

    /** The field works, and this is what comes of it; the text is escaped before it is shown. */
    public FormValidation ok(@NonNull String message) {
        return FormValidation.ok(message);
    }

    /** The field works, but perhaps not as is wanted; the text is escaped before it is shown. */
    public FormValidation warning(@NonNull String message) {
        return FormValidation.warning(message);
    }
}
