package io.jenkins.plugins.reflector.security;

import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.reflector.Messages;

/**
 * What people may see and do on the pages of the plugin (product.md, "permissions, commands, state"). An object of the controller
 * wants them on the controller, an object of a folder on that folder. Who may administer may do all of it.
 */
public final class ReflectorPermissions {

    /** As it stands in the matrix of permissions. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(ReflectorPermissions.class, Messages._ReflectorPermissions_title());

    /** To see what is watched, what was picked and why, and what was pushed. */
    public static final Permission VIEW = new Permission(
            GROUP, "View", Messages._ReflectorPermissions_view(), Item.READ, true, scopes());

    /** To have an image repository scanned now. */
    public static final Permission SCAN = new Permission(
            GROUP, "Scan", Messages._ReflectorPermissions_scan(), Item.BUILD, true, scopes());

    /** To have an automation commit and push now, or show what it would; to hold a policy at a tag, and to suspend and resume. */
    public static final Permission UPDATE = new Permission(
            GROUP, "Update", Messages._ReflectorPermissions_update(), Item.CONFIGURE, true, scopes());

    /** To see what is wrong with the configuration. */
    public static final Permission CONFIGURE = new Permission(
            GROUP, "Configure", Messages._ReflectorPermissions_configure(), Item.CONFIGURE, true, scopes());

    private ReflectorPermissions() {}

    private static PermissionScope[] scopes() {
        return new PermissionScope[] {PermissionScope.JENKINS, PermissionScope.ITEM_GROUP, PermissionScope.ITEM};
    }
}
