package io.jenkins.plugins.reflector.watcher;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.reflector.catalog.RenamedFolder;

/** Keeps what the policies of a folder picked when the folder gets another name. Before others, so that nobody sees it gone. */
@Extension(ordinal = 100)
public class RenamedFolders extends ItemListener {

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (item instanceof ItemGroup) {
            WatcherService.get().renamed(new RenamedFolder(oldFullName, newFullName));
        }
    }
}
