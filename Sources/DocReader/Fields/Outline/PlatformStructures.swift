/// Structures that look the same on every page and that hardly any example shows in full.
///
/// The blocks of documents are such a family: one table names some seventy of them, an example shows three. Where a
/// table has the structure that marks a family, all of the family's structures are known.
struct PlatformStructures {
  /// The structure that tells that a table belongs to the family.
  var marker: String
  /// Names and fields, separated by blanks.
  var fields: [String: String]

  static let families = [documents]

  /// Blocks, rich text and block updates of documents and group announcements.
  static let documents = PlatformStructures(
    marker: "text_element_style",
    fields: [
      "add_ons": "component_id component_type_id record",
      "agenda": "",
      "agenda_item": "",
      "agenda_item_content": "",
      "agenda_item_title": "elements align",
      "ai_template": "",
      "bitable": "token view_type",
      "block":
        "block_id parent_id children block_type page text heading1 heading2 heading3 heading4 heading5 "
        + "heading6 heading7 heading8 heading9 bullet ordered code quote equation todo bitable callout "
        + "chat_card diagram divider file grid grid_column iframe image isv add_ons mindnote sheet table "
        + "table_cell view undefined quote_container task okr okr_objective okr_key_result okr_progress "
        + "comment_ids jira_issue wiki_catalog board agenda agenda_item agenda_item_title agenda_item_content "
        + "link_preview source_synced reference_synced sub_page_list ai_template",
      "board": "token align width height",
      "callout": "background_color border_color text_color emoji_id",
      "caption": "content",
      "chat_card": "chat_id align",
      "delete_grid_column_request": "column_index",
      "delete_table_columns_request": "column_start_index column_end_index",
      "delete_table_rows_request": "row_start_index row_end_index",
      "diagram": "diagram_type",
      "divider": "",
      "equation": "content text_element_style",
      "file": "token name view_type",
      "grid": "column_size",
      "grid_column": "width_ratio",
      "iframe": "component",
      "iframe_component": "iframe_type url",
      "image": "width height token align caption",
      "inline_block": "block_id text_element_style",
      "inline_file": "file_token source_block_id text_element_style",
      "insert_grid_column_request": "column_index",
      "insert_table_column_request": "column_index",
      "insert_table_row_request": "row_index",
      "isv": "component_id component_type_id",
      "jira_issue": "id key",
      "link": "url",
      "link_preview": "url url_type",
      "mention_doc": "token obj_type url title text_element_style fallback_type",
      "mention_user": "user_id text_element_style",
      "merge_table_cells_request": "row_start_index row_end_index column_start_index column_end_index",
      "mindnote": "token",
      "objective_id_with_kr_id": "objective_id kr_ids",
      "okr": "okr_id objectives period_display_status period_name_zh period_name_en user_id visible_setting",
      "okr_key_result": "kr_id confidential position score visible weight progress_rate content",
      "okr_objective": "objective_id confidential position score visible weight progress_rate content",
      "okr_progress": "",
      "okr_progress_rate": "mode current percent progress_status start status_type target",
      "okr_visible_setting": "progress_fill_area_visible progress_status_visible score_visible",
      "quote_container": "",
      "reference_synced": "source_document_id source_block_id",
      "reminder": "create_user_id is_notify is_whole_day expire_time notify_time text_element_style",
      "replace_file_request": "token",
      "replace_image_request": "token width height align caption",
      "sheet": "token row_size column_size",
      "source_synced": "elements align",
      "sub_page_list": "wiki_token",
      "table": "cells property",
      "table_cell": "",
      "table_merge_info": "row_span col_span",
      "table_property": "row_size column_size column_width merge_info header_row header_column",
      "task": "task_id folded",
      "text": "style elements",
      "text_element": "text_run mention_user mention_doc reminder file undefined inline_block equation",
      "text_element_style":
        "bold italic strikethrough underline inline_code background_color text_color link comment_ids",
      "text_run": "content text_element_style",
      "text_style": "align done folded language wrap background_color indentation_level sequence",
      "undefined_element": "",
      "unmerge_table_cells_request": "row_index column_index",
      "update_block_request":
        "update_text_elements update_text_style update_table_property insert_table_row insert_table_column "
        + "delete_table_rows delete_table_columns merge_table_cells unmerge_table_cells insert_grid_column "
        + "delete_grid_column update_grid_column_width_ratio replace_image replace_file block_id update_text "
        + "update_task",
      "update_grid_column_width_ratio_request": "width_ratios",
      "update_table_property_request": "column_width column_index header_row header_column",
      "update_task_request": "task_id folded",
      "update_text_elements_request": "elements",
      "update_text_request": "elements style fields",
      "update_text_style_request": "style fields",
      "view": "view_type",
      "wiki_catalog": "wiki_token",
    ])

  /// The fields of a table's structures, as far as they are the platform's.
  static func known(among structures: Set<String>) -> [String: [String]] {
    var known: [String: [String]] = [:]
    for family in families where structures.contains(family.marker) {
      for name in structures {
        guard let fields = family.fields[name] else { continue }
        known[name] = fields.split(separator: " ").map(String.init)
      }
    }
    return known
  }
}
