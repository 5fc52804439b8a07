/** The sentence for every refusal: what happened and what to do. `{name}` stands for a parameter of the problem. */
import { permissionNames } from './access.js';
import { alarmStateNames } from './alarms.js';
import { lifecycleNames } from './assets.js';
import { archiveFaultNames } from './attachments.js';
import type { ProblemCode, ProblemParams } from './problems.js';
import { taskStateNames } from './tasks.js';
import type { Choices, Locale, Words } from './words.js';

export const problemMessages: Readonly<Record<ProblemCode, Words>> = {
  'request.invalid': { vi: 'Dữ liệu gửi lên chưa đúng. Hãy sửa các ô được đánh dấu rồi gửi lại.', en: 'Some of what was sent is not valid. Mend the marked fields and send again.' },
  'request.too-large': { vi: 'Nội dung gửi lên quá lớn (giới hạn {limit}).', en: 'What was sent is too large (the limit is {limit}).' },
  'request.too-many': { vi: 'Quá nhiều yêu cầu. Hãy thử lại sau {seconds} giây.', en: 'Too many requests. Try again in {seconds} seconds.' },
  'request.not-found': { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' },
  'request.version-required': { vi: 'Thiếu phiên bản của bản ghi (If-Match). Hãy tải lại rồi sửa.', en: 'The version of the record is missing (If-Match). Reload and edit again.' },
  'request.version-stale': { vi: 'Bản ghi vừa được người khác sửa. Hãy xem thay đổi rồi gửi lại; nội dung bạn đã nhập vẫn được giữ.', en: 'Somebody else has just changed this record. Look at the change and send again; what you typed is kept.' },
  'request.key-reused': { vi: 'Lần gửi trước (cùng Idempotency-Key) đã được ghi nhận với nội dung khác. Hãy xem lại kết quả lần đó; nếu vẫn cần, hãy mở lại biểu mẫu và gửi mới.', en: 'An earlier attempt (with this Idempotency-Key) was recorded with other content. See what came of it; if this is still needed, open the form anew and send it.' },
  'system.unavailable': { vi: 'Hệ thống tạm thời không phục vụ được. Hãy thử lại sau ít phút.', en: 'The system cannot answer at the moment. Try again in a few minutes.' },
  'system.busy': { vi: 'Hệ thống đang bận, yêu cầu này chưa làm xong kịp. Hãy thử lại sau ít giây; nếu vẫn vậy, hãy thu hẹp bộ lọc hoặc báo quản trị.', en: 'The system is busy and could not finish this in time. Try again in a few seconds; if it stays so, narrow the filter or tell the administrator.' },
  'system.failed': { vi: 'Có lỗi ngoài dự kiến. Hãy báo quản trị mã yêu cầu {requestId}.', en: 'Something unexpected went wrong. Give the administrator the request number {requestId}.' },

  'access.signed-out': { vi: 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại.', en: 'Your session has ended. Sign in again.' },
  'access.wrong-credentials': { vi: 'Tên đăng nhập hoặc mật khẩu không đúng.', en: 'The user name or the password is not right.' },
  'access.wrong-password': { vi: 'Mật khẩu hiện tại không đúng. Mật khẩu chưa được đổi.', en: 'The present password is not right. Nothing was changed.' },
  'access.same-password': { vi: 'Mật khẩu mới phải khác mật khẩu hiện tại.', en: 'The new password has to differ from the present one.' },
  'access.too-many-attempts': { vi: 'Sai quá nhiều lần. Hãy thử lại sau {seconds} giây.', en: 'Too many wrong attempts. Try again in {seconds} seconds.' },
  'access.not-permitted': { vi: 'Bạn không có quyền làm việc này ({permission}). Hãy liên hệ quản trị nếu cần.', en: 'You do not have the right to do this ({permission}). Ask the administrator if you need it.' },
  'access.foreign-origin': { vi: 'Yêu cầu đến từ một trang khác nên bị từ chối.', en: 'The request came from another site and was refused.' },
  'access.user-not-found': { vi: 'Không tìm thấy người dùng này.', en: 'This user does not exist.' },
  'access.username-taken': { vi: 'Tên đăng nhập “{username}” đã có người dùng. Hãy chọn tên khác.', en: 'The user name “{username}” is taken. Choose another one.' },
  'access.last-admin': { vi: 'Đây là quản trị viên cuối cùng, không thể khóa hoặc đổi vai trò.', en: 'This is the last administrator; the account cannot be disabled or given another role.' },
  'access.not-a-service': { vi: 'Chỉ tài khoản kết nối mới có khóa. Hãy chọn vai trò “Tài khoản kết nối”.', en: 'Only a service account has keys. Choose the role “Integrator”.' },
  'access.key-not-found': { vi: 'Không tìm thấy khóa kết nối này.', en: 'This integration key does not exist.' },
  'access.key-already-made': { vi: 'Khóa “{name}” đã được tạo ở lần gửi trước và chỉ hiện một lần. Nếu chưa kịp chép, hãy thu hồi rồi tạo khóa khác.', en: 'The key “{name}” was made by the earlier request and is shown only once. If it was not copied, revoke it and make another one.' },

  'territory.unit-not-found': { vi: 'Không tìm thấy đơn vị hành chính này.', en: 'This administrative unit does not exist.' },
  'territory.periods-overlap': { vi: 'Mã {code} đã có hiệu lực trong thời gian này. Hãy kiểm tra ngày bắt đầu và kết thúc.', en: 'Code {code} is already in force in this period. Check the first and the last day.' },
  'territory.parent-refused': { vi: 'Đơn vị cấp trên phải ở cấp cao hơn và có hiệu lực vào ngày {day}. Hãy chọn đơn vị khác.', en: 'The unit above must stand at a higher level and be in force on {day}. Choose another one.' },
  'territory.successor-refused': { vi: 'Đơn vị kế tiếp phải cùng cấp và có hiệu lực vào ngày {day}. Hãy chọn đơn vị khác.', en: 'A successor must stand at the same level and be in force on {day}. Choose another one.' },
  'territory.has-units-below': { vi: 'Còn {count} đơn vị trực thuộc có hiệu lực ngoài thời gian này. Hãy kết thúc hoặc chuyển các đơn vị đó trước.', en: '{count} units below are in force beyond this period. End or move them first.' },
  'territory.ended-already': { vi: 'Đơn vị này đã kết thúc hiệu lực.', en: 'This unit has ended already.' },
  'organisation.alias-not-found': { vi: 'Tên gọi khác này không còn; có thể vừa được người khác bỏ.', en: 'This alias is gone; somebody may have just removed it.' },
  'organisation.code-taken': { vi: 'Mã {code} đã thuộc đơn vị “{name}”. Hãy mở đơn vị đó để sửa hoặc chọn mã khác.', en: 'Code {code} belongs to “{name}” already. Open that one to change it, or choose another code.' },
  'organisation.parent-loop': { vi: 'Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị trực thuộc nó. Hãy chọn đơn vị khác.', en: 'The parent can be neither the organisation itself nor one below it. Choose another one.' },
  'organisation.not-found': { vi: 'Không tìm thấy đơn vị này.', en: 'This organisation does not exist.' },
  'sector.not-found': { vi: 'Không có lĩnh vực này.', en: 'This sector does not exist.' },

  'asset.not-found': { vi: 'Không tìm thấy đối tượng này.', en: 'This asset does not exist.' },
  'asset.code-taken': { vi: 'Mã “{code}” đã được dùng. Hãy chọn mã khác.', en: 'Code “{code}” is in use. Choose another one.' },
  'asset.lifecycle-refused': { vi: 'Không thể chuyển từ “{from}” sang “{to}”.', en: 'It cannot go from “{from}” to “{to}”.' },
  'asset.not-active': { vi: 'Đối tượng chưa hoạt động nên không có trạng thái vận hành.', en: 'The asset is not in service, so it has no operational state.' },
  'asset.outside-province': { vi: 'Vị trí nằm ngoài địa bàn tỉnh. Hãy kiểm tra kinh độ, vĩ độ (có thể bị đảo).', en: 'The location lies outside the province. Check longitude and latitude (they may be swapped).' },
  'asset.part-not-found': { vi: 'Không tìm thấy thành phần này của điểm.', en: 'This asset has no such part.' },
  'asset.has-no-parts': { vi: 'Loại hạ tầng này không có thành phần.', en: 'Assets of this kind have no parts.' },


  'alarm.not-found': { vi: 'Không tìm thấy cảnh báo này.', en: 'This alarm does not exist.' },
  'alarm.step-refused': { vi: 'Cảnh báo đang “{state}” nên không thể làm việc này.', en: 'The alarm is “{state}”, so this cannot be done.' },
  'alarm.note-required': { vi: 'Cảnh báo mức nghiêm trọng hoặc lớn cần ghi chú khi đóng.', en: 'Closing a critical or major alarm needs a note.' },

  'task.not-found': { vi: 'Không tìm thấy nhiệm vụ này trong phạm vi của bạn. Hãy tìm lại trong danh sách nhiệm vụ.', en: 'This task does not exist, or you may not see it. Look for it in the list of tasks.' },
  'task.step-refused': { vi: 'Nhiệm vụ đang “{state}” nên không thể làm bước này. Hãy tải lại trang nhiệm vụ để xem những bước làm được lúc này.', en: 'The task is “{state}”, so this step cannot be taken. Reload its page to see which steps are open now.' },
  'task.not-your-side': { vi: 'Bước này thuộc về {side}. Bạn không thuộc bên đó; hãy báo người của {side} thực hiện.', en: 'This step belongs to {side}. You are not on that side; ask somebody of {side} to take it.' },
  'task.return-too-late': { vi: 'Không trả lại được nữa: đã quá 2 ngày làm việc từ khi giao, hoặc bên giao đã yêu cầu thực hiện. Nếu cần thêm thời gian, dùng “Xin gia hạn”; nếu có vướng mắc, nêu khi “Báo cáo tiến độ”.', en: 'It can no longer be returned: two working days have passed since it was given, or the side that gave it insists. If it needs more time, use “Ask for an extension”; tell of difficulties in “Report progress”.' },
  'task.appealed-already': { vi: 'Đơn vị đã kiến nghị về đánh giá này một lần. Mỗi nhiệm vụ chỉ kiến nghị một lần; có thể nêu thêm trong phần ý kiến của nhiệm vụ.', en: 'The unit has appealed against this evaluation once. There is one appeal for a task; say more in the comments of the task.' },
  'task.no-appeal': { vi: 'Nhiệm vụ này không có kiến nghị nào đang chờ giải quyết. Hãy tải lại trang nhiệm vụ.', en: 'There is no appeal to decide on this task. Reload its page.' },
  'task.lead-is-set': { vi: 'Nhiệm vụ đã giao không đổi đơn vị chủ trì, phối hợp bằng cách sửa. Khi đơn vị trả lại, dùng bước “Giao đơn vị khác”; thêm đơn vị phối hợp thì dùng “Giao thêm phần việc”.', en: 'Who works on a given task is not edited. Once it was returned, use “Assign to another unit”; to add a coordinating unit, use “Give another part”.' },
  'task.own-submission': { vi: 'Người gửi kết quả không được tự nghiệm thu. Hãy để người khác quyết định.', en: 'Whoever submitted the result may not decide on it. Somebody else has to.' },
  'task.own-request': { vi: 'Người đề nghị không được tự quyết định. Hãy để người khác quyết định.', en: 'Whoever asked for a decision may not make it. Somebody else has to.' },
  'task.own-evaluation': { vi: 'Người đã đánh giá không được giải quyết kiến nghị về đánh giá của mình. Hãy để người khác quyết định.', en: 'Whoever evaluated may not decide on the appeal against it. Somebody else has to.' },
  'task-change-set.too-many': {
    vi: 'Có {count} nhiệm vụ được chọn; mỗi lần thay đổi tối đa {limit}. Hãy lọc thêm hoặc chọn ít hơn.',
    en: 'These are {count} tasks; {limit} can be changed at once. Narrow the filter or choose fewer.',
  },
  'task-change-set.none': { vi: 'Bộ lọc không có nhiệm vụ nào. Hãy bỏ bớt điều kiện lọc.', en: 'The filter holds no task. Take a condition away.' },
  'task-template.not-found': { vi: 'Không tìm thấy mẫu nhiệm vụ này. Hãy tìm lại trong danh sách mẫu nhiệm vụ.', en: 'There is no such template of tasks. Look for it in the list of templates.' },
  'task-template.step-refused': { vi: 'Mẫu nhiệm vụ đang ở trạng thái không cho phép việc này. Hãy tải lại trang.', en: 'The template is in a state that does not allow this. Reload the page.' },
  'task-template.ended': { vi: 'Mẫu nhiệm vụ đã kết thúc, không sửa được nữa. Hãy tạo mẫu mới.', en: 'The template has ended and cannot be changed. Make a new one.' },
  'task-template.giver-gone': { vi: 'Tài khoản của người giao định kỳ đã bị khóa. Người có quyền giao nhiệm vụ bấm “Tiếp tục” để giao thay.', en: 'The account that gave these tasks is disabled. Somebody who gives tasks can let it go on in their own name.' },
  'task-view.not-found': { vi: 'Không tìm thấy cách xem đã lưu. Có thể người lưu đã xóa; hãy chọn cách xem khác.', en: 'There is no such saved view. Its owner may have deleted it; choose another one.' },
  'task-view.not-yours': { vi: 'Cách xem này của {owner}; chỉ người lưu được sửa, xóa. Hãy lưu một cách xem của mình.', en: 'This view is {owner}’s; only its owner may change or delete it. Save one of your own.' },
  'task-view.no-organisation': { vi: 'Bạn không thuộc cơ quan nào nên chưa chia sẻ cho cơ quan được. Hãy lưu cho riêng mình.', en: 'You belong to no organisation, so there is none to share with. Save it for yourself.' },
  'task-view.name-taken': { vi: 'Bạn đã có cách xem tên “{name}”. Hãy đặt tên khác.', en: 'You have a view named “{name}” already. Choose another name.' },
  'task-view.too-many': { vi: 'Mỗi người lưu được {limit} cách xem. Hãy xóa bớt.', en: 'A person keeps {limit} views at most. Delete some.' },
  'task.report-too-long': { vi: 'Có {count} nhiệm vụ, một tệp chứa được {limit}. Hãy lọc hẹp hơn.', en: 'There are {count} tasks, one file holds {limit}. Narrow the filter.' },
  'task.due-in-the-past': { vi: 'Hạn xử lý phải ở sau thời điểm hiện tại. Hãy chọn hạn khác.', en: 'The due date has to lie in the future. Choose another one.' },
  'task.not-clear': { vi: 'Chưa đủ “6 rõ” để giao nhiệm vụ. Hãy bổ sung các mục được nêu.', en: 'The task is not clear in all six points yet. Fill in what is named.' },
  'task.percent-required': { vi: 'Hãy ghi phần trăm hoàn thành khi báo cáo tiến độ; nếu giảm so với lần trước, hãy nêu lý do.', en: 'Give the percentage with a progress report; if it falls, say why.' },
  'task.submit-instead': { vi: 'Đã xong 100 % thì dùng bước “Trình nghiệm thu”, không báo cáo tiến độ.', en: 'What is done in full is no progress to report: use “Submit result”.' },
  'task.quality-required': { vi: 'Hãy chọn xếp loại chất lượng A, B, C hoặc D khi đánh giá.', en: 'Choose a quality of A, B, C or D for the evaluation.' },
  'task.lead-required': { vi: 'Bước “Giao đơn vị khác” cần đơn vị chủ trì mới. Hãy chọn đơn vị khác đơn vị đã trả lại.', en: '“Assign to another unit” needs a new lead unit. Choose another one than the unit that returned it.' },
  'task.reason-required': { vi: 'Bước này cần nêu lý do. Hãy ghi lý do rồi gửi lại.', en: 'This step needs a reason. Write it down and send again.' },
  'task.extension-open': { vi: 'Nhiệm vụ đang có một yêu cầu gia hạn chưa giải quyết xong. Hãy quyết định, trả lời hoặc rút yêu cầu đó trước.', en: 'A request for an extension of this task is still open. Decide on it, answer it or withdraw it first.' },
  'task.extension-settled': { vi: 'Yêu cầu gia hạn này không còn chờ bước đó. Hãy xem lại trang nhiệm vụ.', en: 'The request for an extension does not wait for this any more. Look at the task again.' },
  'task.no-term': { vi: 'Nhiệm vụ không có thời hạn nên không gia hạn được. Nếu cần có hạn, bên giao dùng “Đổi hạn”.', en: 'The task has no due date, so there is nothing to extend. If it should have one, the side that gave it uses “Move the due date”.' },
  'task.own-extension': { vi: 'Người đưa ra hạn mới không được tự chấp thuận. Hãy để người khác quyết định.', en: 'Whoever put the new date forward may not agree to it. Somebody else has to.' },
  'task.term-unchanged': { vi: 'Hãy chọn một hạn khác hạn hiện nay.', en: 'Choose another date than the present due date.' },
  'task.term-is-set': {
    vi: 'Hạn của nhiệm vụ đã giao chỉ thay đổi khi gia hạn hoặc đổi hạn có lý do. Hãy dùng nút “Đổi hạn” ở mục Gia hạn.',
    en: 'The due date of given work moves only by an extension or by a decision with a reason. Use “Move the due date” under Extension.',
  },
  'task.extension-not-later': { vi: 'Hạn mới phải ở sau hạn hiện nay. Hãy chọn hạn muộn hơn.', en: 'The new due date has to lie after the present one. Choose a later one.' },
  'task.part-not-found': { vi: 'Đơn vị này không có phần việc trong nhiệm vụ. Hãy tải lại trang nhiệm vụ.', en: 'This organisation has no part in the task. Reload its page.' },
  'task.part-exists': { vi: 'Đơn vị này đã được giao một phần việc của nhiệm vụ. Hãy chọn đơn vị khác.', en: 'This organisation has a part of the task already. Choose another one.' },
  'task.part-settled': { vi: 'Phần việc này không còn chờ bước đó. Hãy xem lại trang nhiệm vụ.', en: 'The part does not wait for this any more. Look at the task again.' },
  'task.own-part': { vi: 'Người báo cáo phần việc không được tự xác nhận. Hãy để người khác quyết định.', en: 'Whoever reported a part may not judge it. Somebody else has to.' },
  'task.part-of-lead': { vi: 'Đơn vị chủ trì làm cả nhiệm vụ, không nhận thêm phần việc phối hợp. Hãy chọn đơn vị khác.', en: 'The lead unit does the whole task and takes no coordinating part. Choose another organisation.' },
  'task.part-after-task': { vi: 'Hạn của phần việc không được sau hạn của nhiệm vụ. Hãy chọn hạn sớm hơn.', en: 'A part cannot be due after its task. Choose an earlier date.' },
  'task.parts-missing': { vi: 'Chưa trình nghiệm thu được: phần việc bắt buộc của {missing} chưa xong và chưa được miễn. Hãy chờ đơn vị đó làm xong, hoặc đề nghị bên giao miễn phần việc.', en: 'The result cannot be submitted yet: the mandatory part of {missing} is neither done nor waived. Wait until it is done, or ask the side that gave the task to waive it.' },
  'task.focal-unfit': { vi: 'Đầu mối phải là người của đơn vị chủ trì, được báo cáo và được xem nhiệm vụ này. Hãy chọn người khác.', en: 'Whoever handles the task has to be of the lead unit, report for it and see this task. Choose somebody else.' },
  'task.child-after-parent': { vi: 'Hạn của nhiệm vụ con không được sau hạn của nhiệm vụ cha {parent}. Cần thêm thời gian thì xin gia hạn nhiệm vụ cha trước.', en: 'A child task cannot be due after its parent {parent}. If it needs more time, ask for an extension of the parent first.' },
  'task.children-due-later': { vi: 'Nhiệm vụ con còn hạn sau thời điểm này: {children}. Hãy rút ngắn hạn của các nhiệm vụ con trước.', en: 'Child tasks are due after that: {children}. Bring their due dates forward first.' },
  'task.children-open': { vi: 'Nhiệm vụ con chưa xong: {children}. Chờ các nhiệm vụ con hoàn thành, hoặc nêu lý do trình khi còn nhiệm vụ con.', en: 'Child tasks are not done yet: {children}. Wait for them, or say why the result is submitted without them.' },
  'task.children-undecided': { vi: 'Nhiệm vụ còn nhiệm vụ con đang mở: {children}. Hãy chọn hủy cả nhiệm vụ con hay để tiếp tục.', en: 'The task has open child tasks: {children}. Choose whether they are cancelled too or go on.' },
  'task.too-deep': { vi: 'Chỉ chia nhiệm vụ đến {levels} cấp. Hãy chia ở cấp trên.', en: 'Tasks are broken down to {levels} levels only. Break down the level above.' },
  'task.lead-cannot-lead': { vi: 'Đơn vị này không được giao chủ trì nhiệm vụ. Hãy chọn đơn vị khác.', en: 'This organisation cannot lead a task. Choose another one.' },
  'task.alarm-still-open': { vi: 'Cảnh báo của điểm này chưa kết thúc nên chưa thể coi là đã khôi phục. Hãy chờ cảnh báo hết, hoặc nêu lý do kết thúc khi cảnh báo còn mở.', en: 'An alarm of this site is still open, so it does not count as restored. Wait until the alarm ends, or say why the task ends without that.' },
  'task.evidence-file': { vi: 'Nhiệm vụ này phải có tệp minh chứng khi trình. Hãy kèm ít nhất một tệp, hoặc nêu lý do trình khi thiếu minh chứng.', en: 'This task needs a file as evidence. Attach at least one, or say why the result is submitted without it.' },
  'task.evidence-photo': { vi: 'Nhiệm vụ này phải có ảnh chụp tại nơi thực hiện khi trình. Hãy chụp và kèm ảnh, hoặc nêu lý do trình khi thiếu minh chứng.', en: 'This task needs a photo taken at its place. Take one and attach it, or say why the result is submitted without it.' },
  'task.evidence-unplaced': { vi: 'Ảnh đã kèm không ghi nơi chụp và lúc chụp nên chưa tính là minh chứng. Hãy bật vị trí của máy ảnh rồi chụp lại (JPEG), hoặc nêu lý do trình khi thiếu minh chứng.', en: 'The attached photos do not say where and when they were taken, so they do not count. Turn on the location of the camera and take one again (JPEG), or say why the result is submitted without it.' },
  'task.evidence-early': { vi: 'Ảnh đã kèm được chụp trước khi giao nhiệm vụ. Hãy chụp ảnh mới tại nơi thực hiện, hoặc nêu lý do trình khi thiếu minh chứng.', en: 'The attached photos were taken before the task was given. Take a new one at its place, or say why the result is submitted without it.' },
  'task.evidence-away': { vi: 'Ảnh đã kèm được chụp ngoài địa bàn và cách nơi thực hiện trên {metres} m. Hãy chụp tại nơi thực hiện, hoặc nêu lý do trình khi thiếu minh chứng.', en: 'The attached photos were taken outside the unit and more than {metres} m from the site. Take one at the place of the task, or say why the result is submitted without it.' },

  'attachment.not-found': { vi: 'Không tìm thấy tệp này. Có thể tệp chờ quá lâu nên đã bị xóa; hãy tải lên lại.', en: 'This file does not exist. It may have waited too long and been removed; upload it again.' },
  'attachment.file-required': { vi: 'Chưa có tệp nào được gửi lên, hoặc tệp rỗng.', en: 'No file was sent, or it is empty.' },
  'attachment.kind-refused': { vi: 'Không nhận loại tệp này ({found}). Nhận: ảnh JPEG, PNG, WebP; PDF; DOCX, XLSX, ODT; văn bản UTF-8.', en: 'This kind of file is not taken ({found}). Taken are JPEG, PNG and WebP pictures, PDF, DOCX, XLSX, ODT and text in UTF-8.' },
  'attachment.runs-in-browser': { vi: 'Không nhận tệp {found}: trình duyệt có thể chạy nội dung bên trong. Hãy gửi dưới dạng PDF hoặc ảnh.', en: 'Files of {found} are not taken, because a browser could run what is in them. Send a PDF or a picture.' },
  'attachment.archive-refused': { vi: 'Không nhận tệp này: {fault}.', en: 'This file is not taken: {fault}.' },
  'attachment.interrupted': { vi: 'Tệp chưa được tải lên hết. Hãy gửi lại.', en: 'The file did not arrive in full. Send it again.' },
  'attachment.too-slow': { vi: 'Đường truyền đứng quá lâu nên việc tải tệp đã dừng. Hãy gửi lại khi có mạng.', en: 'The connection stood still for too long, so the upload was given up. Send it again when there is a connection.' },
  'attachment.too-many': { vi: 'Mỗi lần báo cáo được kèm tối đa {limit} tệp.', en: 'One report may carry up to {limit} files.' },
  'attachment.too-many-waiting': { vi: 'Bạn đã tải lên {limit} tệp mà chưa gửi báo cáo nào kèm chúng. Hãy gửi báo cáo trước.', en: 'You have uploaded {limit} files that no report carries yet. Send a report first.' },
  'attachment.store-full': { vi: 'Kho tệp đã đầy. Hãy báo quản trị; phần chữ bạn đã nhập vẫn được giữ.', en: 'The store of files is full. Tell the administrator; what you typed is kept.' },

  'calendar.not-found': { vi: 'Không tìm thấy lịch làm việc này.', en: 'This working calendar does not exist.' },
  'calendar.organisation-has-one': { vi: 'Đơn vị này đã có lịch làm việc riêng. Hãy mở lịch đó để sửa.', en: 'This organisation has a calendar of its own already. Open that one to change it.' },

  'reminder.rule-not-found': { vi: 'Không tìm thấy quy tắc nhắc việc này.', en: 'This reminder rule does not exist.' },
  'reminder.not-now': { vi: 'Nhiệm vụ đang “{state}” nên không cần đôn đốc.', en: 'The task is “{state}”, so there is nothing to urge.' },
  'reminder.too-soon': { vi: 'Nhiệm vụ này vừa được đôn đốc. Có thể đôn đốc lại sau {minutes} phút.', en: 'This task has just been urged. It can be urged again in {minutes} minutes.' },

  'channel.webhook-not-found': { vi: 'Không tìm thấy webhook này.', en: 'This webhook does not exist.' },
  'channel.webhook-already-made': { vi: 'Webhook “{name}” đã được tạo ở lần gửi trước và mã bí mật chỉ hiện một lần. Nếu chưa kịp chép, hãy xóa rồi tạo lại.', en: 'The webhook “{name}” was made by the earlier request and its secret is shown only once. If it was not copied, remove it and make another one.' },
  'channel.address-refused': { vi: 'Không được gọi địa chỉ này: phải là https trên Internet, hoặc máy chủ trong mạng nội bộ đã được khai báo trong IOC_WEBHOOK_HOSTS.', en: 'This address may not be called: it has to be https on the Internet, or a host of the own network that is named in IOC_WEBHOOK_HOSTS.' },
  'channel.message-not-found': { vi: 'Không tìm thấy thông báo gửi đi này.', en: 'This message does not exist.' },
  'channel.message-not-failed': { vi: 'Chỉ gửi lại được thông báo không gửi được.', en: 'Only a message that failed can be sent again.' },
  'channel.mail-off': { vi: 'Hệ thống chưa cấu hình máy chủ thư (IOC_SMTP_URL).', en: 'No mail server is set (IOC_SMTP_URL).' },
  'channel.no-address': { vi: 'Tài khoản của bạn chưa có địa chỉ thư điện tử. Hãy bổ sung ở mục Người dùng.', en: 'Your account has no e-mail address. Set one under Users.' },

  'notification.not-found': { vi: 'Không tìm thấy thông báo này.', en: 'This notification does not exist.' },

  'comment.not-found': { vi: 'Không tìm thấy ý kiến này.', en: 'This comment does not exist.' },
  'comment.not-yours': { vi: 'Chỉ người viết mới sửa hoặc gỡ được ý kiến của mình.', en: 'Only whoever wrote a comment may change or remove it.' },
  'comment.removed-already': { vi: 'Ý kiến này đã được gỡ.', en: 'This comment was removed already.' },
  'comment.edit-too-late': { vi: 'Ý kiến chỉ sửa được trong 15 phút sau khi gửi. Hãy viết ý kiến mới.', en: 'A comment can be edited for 15 minutes. Write another one.' },
  'comment.not-mentionable': { vi: 'Có người được nhắc đến không xem được nhiệm vụ này. Hãy bỏ người đó khỏi ý kiến.', en: 'Somebody who is mentioned cannot see this task. Leave that person out.' },
  'task.line-not-found': { vi: 'Dòng này không còn trong danh mục việc cần làm. Hãy tải lại trang nhiệm vụ.', en: 'This line is no longer in the checklist. Reload the page of the task.' },
  'task.checklist-full': { vi: 'Danh mục việc cần làm có tối đa {limit} dòng. Hãy gộp hoặc bỏ bớt.', en: 'A checklist has at most {limit} lines. Join some or take some out.' },
  'plan.not-found': { vi: 'Không tìm thấy kế hoạch này.', en: 'This plan does not exist.' },
  'plan.number-taken': { vi: 'Đã có kế hoạch số {number} ban hành cùng ngày. Hãy mở kế hoạch đó hoặc sửa số, ngày.', en: 'There is a plan with the number {number} of that day already. Open it, or mend number or date.' },
  'plan.period-reversed': { vi: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.', en: 'The last day cannot lie before the first one.' },

  'import.plan-required': { vi: 'Hãy chọn kế hoạch mà các nhiệm vụ trong tệp thuộc về.', en: 'Choose the plan the tasks of the file belong to.' },
  'import.not-of-tasks': { vi: 'Chỉ lần nhập nhiệm vụ mới có đơn vị cần xác nhận.', en: 'Only an import of tasks has units to confirm.' },
  'import.not-found': { vi: 'Không tìm thấy lần nhập dữ liệu này.', en: 'This import does not exist.' },
  'import.not-checked': { vi: 'Tệp chưa được kiểm tra xong.', en: 'The file has not been checked yet.' },
  'import.has-errors': { vi: 'Tệp còn {errors} lỗi. Hãy sửa theo danh sách rồi tải lên lại; chưa có gì được ghi.', en: 'The file still has {errors} errors. Mend them by the list and upload it again; nothing was written.' },
  'import.changed-since': { vi: 'Dữ liệu đã thay đổi từ lúc kiểm tra nên chưa ghi gì. Tệp đang được kiểm tra lại; hãy xem kết quả mới rồi nhập.', en: 'Records changed since the file was checked, so nothing was written. The file is being checked again; look at the new result, then apply.' },
  'import.file-required': { vi: 'Chưa có tệp nào được gửi lên.', en: 'No file was sent.' },
  'import.unreadable': { vi: 'Không đọc được tệp này: {reason}', en: 'This file cannot be read: {reason}' },
};

const sides: Choices<'lead-unit' | 'assigner' | 'part-unit' | 'part-judge'> = {
  'lead-unit': { vi: 'đơn vị chủ trì', en: 'the lead unit' },
  assigner: { vi: 'bên giao nhiệm vụ', en: 'the side that gave the task' },
  'part-unit': { vi: 'đơn vị được giao phần việc', en: 'the unit the part was given to' },
  'part-judge': { vi: 'đơn vị chủ trì hoặc bên giao nhiệm vụ', en: 'the lead unit or the side that gave the task' },
};

/** Parameters travel as codes; these are their words, so that a sentence is of one language throughout. */
const parameterWords: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  state: { ...taskStateNames, ...alarmStateNames },
  side: sides,
  fault: archiveFaultNames,
  from: lifecycleNames,
  to: lifecycleNames,
  permission: permissionNames,
};

/** The sentence of a problem in one language, parameters filled in. Unknown parameters stay visible rather than vanish. */
export function problemSentence(code: ProblemCode, params: ProblemParams, locale: Locale): string {
  return problemMessages[code][locale].replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!(name in params)) return whole;
    const value = String(params[name]);
    return parameterWords[name]?.[value]?.[locale] ?? value;
  });
}
